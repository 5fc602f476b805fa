import Model
import Pipeline
import Synchronization

/// What stands in the folder of a preview, and what the next build takes of it.
struct StandingPreview {
  /// The build that made it, and the day on which it began.
  let build: Build
  let day: Day
  /// What that build read, and its funds.
  let built: BuiltFunds
  let last: LastBuild
  /// The files of the folder, where a build patched it.
  var left: PatchedFiles?
  /// Files that differ, of which no browser was told.
  var untold: Set<String> = []
}

/// The second half of a preview's build: what is over many funds.
///
/// It runs on a thread of its own and can be ended by a save at any moment: what it has made by
/// then stands, and the rest is made by the build that follows. Two threads share it, which is why
/// it is a class.
final class SecondHalf: Sendable {
  /// What it came to.
  private enum Outcome {
    case published(LastBuild)
    /// Something private would be in it, or there is nothing to show.
    case refused
    /// A text isn't as it was when it was checked: it was saved, so that another build follows.
    case overtaken(String)
    case failed
  }

  private struct State {
    var built: BuiltFunds
    var outcome: Outcome?
    var isEnded = false
  }

  private let build: Build
  private let day: Day
  /// What made the preview before the first half, where that had nothing to show.
  private let before: LastBuild?
  private let writer: PatchedSite<PosixDisk>
  private let site: ClosableSite
  /// The files of which browsers were told after the first half.
  private let told: Set<String>
  private let landed = LandedParts()
  private let state: Mutex<State>

  /// - Parameters:
  ///   - before: what the build was given of the one before.
  ///   - writer: the site, to which the first half was written.
  init(
    _ built: BuiltFunds, of build: Build, on day: Day, after before: LastBuild,
    _ writer: PatchedSite<PosixDisk>, told: Set<String>, _ stop: StopSignal
  ) {
    (self.build, self.day, self.writer) = (build, day, writer)
    self.before = built.isRendered ? nil : before
    self.told = told
    site = ClosableSite(writer, stop)
    state = Mutex(State(built: built))
  }

  /// Whether it goes on, or another build must follow it.
  var isUnfinished: Bool {
    state.withLock { state in
      if case .overtaken = state.outcome { return true }
      return state.outcome == nil
    }
  }

  /// The text that was saved while it ran, by its path in the content.
  var overtakingText: String? {
    state.withLock { state in
      if case .overtaken(let path) = state.outcome { return path }
      return nil
    }
  }

  /// Makes what is over many funds, and tells what came of it unless it was ended meanwhile.
  ///
  /// - Parameter isPatient: whether W505 isn't told, since another build will follow.
  func run(isPatient: Bool, _ news: PreviewNews, since start: Double) {
    do {
      let built = try state.withLock { $0.built }.giving(site)
      state.withLock { if !$0.isEnded { $0.built = built } }
      let (report, made) = try build.finish(built, into: site, landed: landed)
      let changed = writer.changedFiles
      come(to: report.isPublished ? made.map { .published($0) } ?? .refused : .refused) {
        news.tell(
          report, changed: changed, untold: changed.filter { !self.told.contains($0) },
          since: start)
      }
    } catch let failure as PublishFailure {
      if let text = state.withLock({ $0.built.changedText }) {
        come(to: .overtaken(text)) { if !isPatient { news.tell(failure.diagnostic) } }
      } else {
        come(to: .failed) { news.tell(failure.diagnostic) }
      }
    } catch let failure as PosixDisk.Failure {
      come(to: .failed) { news.tell(failure.diagnostic) }
    } catch {
      // Only what closes the site throws anything else, and then nobody asks.
      come(to: .failed) {}
    }
  }

  private func come(to outcome: Outcome, _ tell: () -> Void) {
    state.withLock { state in
      guard !state.isEnded else { return }
      state.outcome = outcome
      // Nobody asks any more for what was made before it.
      if case .published = outcome { state.built = state.built.finished }
      tell()
    }
  }

  /// Ends it where it goes on.
  ///
  /// - Returns: what stands in the folder; `nil` where only a build of everything can tell.
  func end() throws -> StandingPreview? {
    let (built, outcome) = state.withLock { state in
      state.isEnded = true
      return (state.built, state.outcome)
    }
    site.close()
    var untold: Set<String> = []
    let last: LastBuild
    switch outcome {
    case .published(let made): last = made
    case .failed: return nil
    case .refused, .overtaken, nil:
      if outcome == nil { try writer.settle() }
      let changed = Set(writer.changedFiles)
      if outcome == nil || overtakingText != nil { untold = changed.subtracting(told) }
      last =
        before ?? built.standing(changed: changed, landed: outcome == nil ? landed : nil)
    }
    return StandingPreview(
      build: build, day: day, built: built, last: last, left: try writer.left(), untold: untold)
  }
}
