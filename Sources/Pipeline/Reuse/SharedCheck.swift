import Disclosure
import Synchronization

/// The search for private values in the pages over many funds, compiled when the first page asks.
///
/// A class, so that all who hold it compile it once.
final class SharedCheck: Sendable {
  private let restore: @Sendable () -> LeakCheck?
  private let make: @Sendable () throws -> LeakCheck
  private let made = Mutex<(check: LeakCheck, isCompiled: Bool)?>(nil)

  /// A search that is taken from a store, or compiled where there is none that can be read.
  init(
    restore: @escaping @Sendable () -> LeakCheck?,
    _ make: @escaping @Sendable () throws -> LeakCheck
  ) {
    (self.restore, self.make) = (restore, make)
  }

  /// The search.
  ///
  /// - Throws: `StoreDamage` where what is looked for was stored and can't be read again.
  /// - Complexity: the first time O(letters of all values).
  var check: LeakCheck {
    get throws {
      try made.withLock { made in
        if let made { return made.check }
        if let stored = restore() {
          made = (stored, false)
          return stored
        }
        let check = try make()
        made = (check, true)
        return check
      }
    }
  }

  /// What was compiled, where a page has asked and no store had it.
  var compiled: OutputScan? {
    made.withLock { made in made.flatMap { $0.isCompiled ? $0.check.scan : nil } }
  }
}
