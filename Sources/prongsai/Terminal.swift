import Glibc
import Model

/// The terminal: two streams, and whether a person looks at them.
enum Terminal {
  /// Where a text goes.
  enum Stream: Int32 {
    case output = 1
    case error = 2
  }

  /// Writes a text; a reader who has gone away is no failure.
  static func write(_ text: String, to stream: Stream) {
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(
          stream.rawValue, buffer.baseAddress?.advanced(by: position), bytes.count - position)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      position += count
    }
  }

  /// Whether a stream is a terminal that shows colour.
  static func hasColour(_ stream: Stream) -> Bool {
    isTerminal(stream) && getenv("NO_COLOR") == nil
  }

  /// Whether this runs on a machine that builds for others, whose logs others read.
  static var isInCI: Bool {
    guard let value = getenv("CI").map({ String(cString: $0) }) else { return false }
    return !["", "0", "false"].contains(value)
  }

  /// Whether a stream is a terminal.
  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// Today, by the clock of this machine: read here and nowhere else.
  static func today() -> Day {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    guard
      let day = Day(
        year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    else { preconditionFailure("the clock shows no day of the calendar: \(parts)") }
    return day
  }

  /// The moment by the clock of this machine, as the times of files are told.
  static func nanoseconds() -> Int64 {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    return Int64(moment.tv_sec) * 1_000_000_000 + Int64(moment.tv_nsec)
  }

  /// Waits until the clock shows a moment that isn't far; one that is wrong isn't waited for.
  static func wait(until nanoseconds: Int64, atMost limit: Int64) {
    let left = min(nanoseconds - Self.nanoseconds(), limit)
    guard left > 0 else { return }
    var rest = timespec(tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
    while true {
      let time = rest
      if withUnsafePointer(to: time, { nanosleep($0, &rest) }) == 0 || errno != EINTR { return }
    }
  }

  /// Seconds since some moment, for showing progress.
  static func seconds() -> Double {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
  }
}
