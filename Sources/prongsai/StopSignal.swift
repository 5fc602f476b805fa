import Dispatch
import Glibc
import Synchronization

/// Ends the program on Ctrl-C without leaving anything half done, with status 0.
///
/// Shared by the thread that waits for the signal and the one that builds: hence a class.
final class StopSignal: Sendable {
  /// The program is about to end.
  struct Asked: Error {}

  private let isAsked = Atomic<Bool>(false)
  private let building = Mutex<Void>(())

  /// Waits for Ctrl-C, or for the system to ask or the terminal to close, from now on.
  ///
  /// To be called before anything else runs: only threads that start later are spared the signal.
  func listen() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let waiting = signals
    DispatchQueue(label: "prongsai.stop").async {
      var signal: Int32 = 0
      withUnsafePointer(to: waiting) { while sigwait($0, &signal) != 0 {} }
      self.isAsked.store(true, ordering: .sequentiallyConsistent)
      // A build that is under way ends at its next file and clears what it wrote.
      self.building.withLock { _ in _exit(0) }
    }
  }

  /// Throws where the program is about to end.
  func check() throws {
    if isAsked.load(ordering: .sequentiallyConsistent) { throw Asked() }
  }

  /// Does work that must not be cut off; where it ended early, the program ends too.
  func protecting<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try building.withLock { _ in try work() }
    } catch is Asked {
      while true { pause() }
    }
  }
}
