import Disclosure
import Synchronization

/// The search for private values in the pages over many funds, compiled when the first page asks.
///
/// A class, so that all who hold it compile it once.
final class SharedCheck: Sendable {
  private let make: @Sendable () throws -> LeakCheck
  private let made = Mutex<LeakCheck?>(nil)

  init(_ make: @escaping @Sendable () throws -> LeakCheck) { self.make = make }

  /// The search.
  ///
  /// - Throws: `StoreDamage` where what is looked for was stored and can't be read again.
  /// - Complexity: the first time O(letters of all values).
  var check: LeakCheck {
    get throws {
      try made.withLock { made in
        let check = try made ?? make()
        made = check
        return check
      }
    }
  }

  /// What was compiled, where a page has asked.
  var compiled: OutputScan? { made.withLock { $0?.scan } }
}
