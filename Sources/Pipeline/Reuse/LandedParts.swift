import Synchronization

/// The parts that a build has made so far, for whoever ends it before its time.
///
/// The build adds to them on its thread while another may take them, which is why it is a class.
public final class LandedParts: Sendable {
  private struct State {
    var parts: [String: Kept<MadePart>] = [:]
    var check: Keyed<SharedCheck>?
  }

  private let state = Mutex(State())

  /// None yet.
  public init() {}

  func take(_ name: String, _ part: Kept<MadePart>) {
    state.withLock { $0.parts[name] = part }
  }

  func take(check: Keyed<SharedCheck>) { state.withLock { $0.check = check } }

  /// The parts by their names.
  var parts: [String: Kept<MadePart>] { state.withLock { $0.parts } }

  /// The search for private values, where it was asked for.
  var check: Keyed<SharedCheck>? { state.withLock { $0.check } }
}
