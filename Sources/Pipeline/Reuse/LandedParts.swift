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

  /// Puts them in the place of what the build before made.
  func add(to build: inout LastBuild) {
    let (parts, check) = state.withLock { ($0.parts, $0.check) }
    build.parts.merge(parts) { _, landed in landed }
    if let check { build.check = check }
  }
}
