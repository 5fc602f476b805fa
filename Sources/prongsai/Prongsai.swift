import ArgumentParser
import CLinux
import Glibc

/// The command: flags, disk, terminal, exit status. Nothing else touches any of them.
@main
struct Prongsai: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prongsai",
    abstract: "โปร่งใส: ledgers and news in, a public disclosure site out.",
    discussion: """
      Exit status: 0 all is well, 1 findings that stop (with --strict also warnings), \
      2 the command was used wrongly or the disk failed, 3 something private would have been \
      published and wasn't.
      """,
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, ServeCommand.self, CheckCommand.self, FiguresCommand.self,
      BalancesCommand.self, RebuildCommand.self, MergeCommand.self, ExplainCommand.self,
    ])

  /// Reads the arguments and runs; wrong usage ends with status 2.
  static func main() {
    // A reader who has seen enough, such as `head`, is no failure.
    signal(SIGPIPE, SIG_IGN)
    keepMemory()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      let isHelp = exitCode(for: error).isSuccess
      Terminal.write(fullMessage(for: error) + "\n", to: isHelp ? .output : .error)
      Glibc.exit(isHelp ? 0 : 2)
    }
  }

  /// Has the memory of one fund's books serve the next one's: where it is given back and asked for
  /// again, the kernel clears each page anew.
  private static func keepMemory() {
    let (trimThreshold, mappingThreshold): (Int32, Int32) = (-1, -3)  // of malloc.h
    _ = mallopt(mappingThreshold, 32 << 20)
    _ = mallopt(trimThreshold, 64 << 20)
  }
}
