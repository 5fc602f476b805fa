import Dispatch
import Glibc
import Model

/// The browser of the person who works here.
enum Browser {
  /// Opens an address; where that fails, it is told.
  static func open(_ address: String, language: MessageLanguage) {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The browser listens to its own signals, whatever this program does with them.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var usual = sigset_t()
    sigemptyset(&usual)
    sigaddset(&usual, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
    }
    let words = ["xdg-open", address]
    var arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    let failure = posix_spawnp(&process, words[0], &actions, &attributes, &arguments, environ)
    guard failure == 0 else { return tell(address, language) }
    let started = process
    DispatchQueue.global().async {
      var status: Int32 = 0
      if waitpid(started, &status, 0) == started, status != 0 { tell(address, language) }
    }
  }

  private static func tell(_ address: String, _ language: MessageLanguage) {
    let words = Words(
      th: "เปิดเบราว์เซอร์ให้ไม่ได้ เปิดเองที่ \(address)",
      en: "The browser could not be opened; open \(address) yourself")
    Terminal.write(words[language] + "\n", to: .error)
  }
}
