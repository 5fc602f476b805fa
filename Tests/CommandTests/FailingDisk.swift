import Pipeline
import Synchronization

@testable import prongsai

/// The real disk, but its n-th call fails: once, or from then on.
final class FailingDisk: SiteDisk {
  struct Refusal: Error {}

  private let disk = PosixDisk()
  private let failingCall: Int
  private let goesOnFailing: Bool
  private let canExchange: Bool
  private let canLink: Bool
  private let count = Mutex(0)
  private let names = Mutex<[String]>([])

  init(
    failingCall: Int = .max, goesOnFailing: Bool = false, canExchange: Bool = true,
    canLink: Bool = true
  ) {
    self.canLink = canLink
    self.failingCall = failingCall
    self.goesOnFailing = goesOnFailing
    self.canExchange = canExchange
  }

  /// How many calls there were.
  var calls: Int { count.withLock { $0 } }

  /// The calls that change something, and those that wait for the disk, by their names.
  var log: [String] { names.withLock { $0 } }

  private func changing<Result>(_ name: String, _ work: () throws -> Result) throws -> Result {
    names.withLock { $0.append(name) }
    return try call(work)
  }

  private func call<Result>(_ work: () throws -> Result) throws -> Result {
    let number = count.withLock { count in
      count += 1
      return count
    }
    if number == failingCall || (goesOnFailing && number > failingCall) { throw Refusal() }
    return try work()
  }

  func kind(of path: String) throws -> DiskEntry? { try call { try disk.kind(of: path) } }
  func list(_ path: String) throws -> [String] { try call { try disk.list(path) } }
  func read(_ path: String) throws -> [UInt8] { try call { try disk.read(path) } }
  func makeFolder(_ path: String) throws { try call { try disk.makeFolder(path) } }
  func write(_ bytes: [UInt8], to path: String) throws {
    try changing("write") { try disk.write(bytes, to: path) }
  }
  func settle(_ path: String) throws { try changing("settle") { try disk.settle(path) } }
  func link(_ path: String, to other: String) throws {
    try changing("link") {
      guard canLink else { throw Refusal() }
      try disk.link(path, to: other)
    }
  }
  func copySymbolicLink(_ path: String, to other: String) throws {
    try call { try disk.copySymbolicLink(path, to: other) }
  }
  func exchange(_ path: String, _ other: String) throws -> Bool {
    try changing("exchange") { canExchange ? try disk.exchange(path, other) : false }
  }
  func rename(_ path: String, to other: String) throws {
    try call { try disk.rename(path, to: other) }
  }
  func removeFile(_ path: String) throws { try call { try disk.removeFile(path) } }
  func removeFolder(_ path: String) throws { try call { try disk.removeFolder(path) } }
}
