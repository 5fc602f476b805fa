import ArgumentParser
import Handbook
import Model

/// `prongsai explain`: what a code means and what to do, from the book.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain a code that a message shows, such as F27.")

  @Argument(help: "The code.")
  var code: String

  func run() throws {
    guard let known = Code(rawValue: code.uppercased()) else {
      let all = Code.allCases.map(\.rawValue).joined(separator: " ")
      throw ValidationError("ไม่มีรหัส “\(code)” · There is no code “\(code)”. \(all)")
    }
    Terminal.write(Handbook.page(of: known), to: .output)
  }
}
