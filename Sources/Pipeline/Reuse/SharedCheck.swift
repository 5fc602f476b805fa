import Synchronization

/// The search for private values in the pages over many funds, compiled when the first page asks.
///
/// A class, so that all who hold it compile it once.
final class SharedCheck: Sendable {
  private let make: @Sendable () -> LeakCheck
  private let made = Mutex<LeakCheck?>(nil)

  init(_ make: @escaping @Sendable () -> LeakCheck) { self.make = make }

  /// The search.
  ///
  /// - Complexity: the first time O(letters of all values).
  var check: LeakCheck {
    made.withLock { made in
      let check = made ?? make()
      made = check
      return check
    }
  }
}
