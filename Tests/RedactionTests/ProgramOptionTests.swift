import Testing

@testable import Redaction

struct ProgramOptionTests {
  private let rows = ProgramOption.clusters + ProgramOption.letters + ProgramOption.words

  /// Returns an option with a value, and the expected redaction; nil for a value that isn't secret.
  private func written(_ option: ProgramOption) -> (text: String, expected: String)? {
    let start = "\(option.name)" + (option.value == .attachedSecret ? "" : " ")
    return switch option.value {
    case .secret, .attachedSecret, .secretBeforeCommand, .suspectedSecret, .likelySecret:
      (start + "hunter2x", start + "[REDACTED]")
    case .credentials, .suspectedCredentials:
      (start + "ada:hunter2x", start + "ada:[REDACTED]")
    case .credentialsAround(let separator):
      (start + "ada\(separator)hunter2x", start + "ada\(separator)[REDACTED]")
    case .passwordOfFile: (start + "ada.pem:hunter2x", start + "ada.pem:[REDACTED]")
    case .uploadToken, .passwordOfUser: nil
    case .cookies: (start + "sid=hunter2x", start + "[REDACTED]")
    case .secretSource: (start + "pass:hunter2x", start + "pass:[REDACTED]")
    case .unrelated: (start + "ada:hunter2x", start + "ada:hunter2x")
    case .prose, .references: nil
    case .input: (start + "<<< hunter2x", start + "<<< [REDACTED]")
    case .inputIfDash: (start + "- <<< hunter2x", start + "- <<< [REDACTED]")
    }
  }

  /// Returns the names of a program, with a subcommand; any name if the program is nil.
  private func names(of program: Program?) -> [String] {
    switch program {
    case nil: ["tool"]
    case .login: ["docker login", "az login"]
    case .storedSecret: ["gh secret set A"]
    case .files: ["cp"]
    default: Program.names.filter { $0.1 == program }.map { "\($0.0)" }
    }
  }

  @Test func `every row's option takes what the row says`() {
    for option in rows {
      guard let (text, expected) = written(option) else { continue }
      let names = names(of: option.program)
      #expect(!names.isEmpty)
      for name in names {
        #expect(Redactor.redacted("\(name) \(text) x") == "\(name) \(expected) x")
        #expect(Redactor.redacted("\(name) ; tool \(text) x").hasPrefix("\(name) ; tool"))
      }
    }
  }

  @Test(arguments: ["mkdir", "tool", "ls"])
  func `an option of one program means nothing for another`(_ name: String) {
    for option in rows
    where option.program != nil && option.match != .attached && option.match != .cluster {
      guard let (text, _) = written(option) else { continue }
      // Cookies are secret by their name, too, and passwords, users and logins of any program.
      if option.value == .unrelated || option.value == .cookies { continue }
      if ["--pass", "--user", "--auth"].contains("\(option.name)") { continue }
      #expect(Redactor.redacted("\(name) \(text) x") == "\(name) \(text) x")
    }
  }

  @Test(arguments: [
    "docker login -p ⟦hunter2x⟧", "docker run -p hunter2x", "docker login -p 80",
    "gh secret set A --body ⟦hunter2x⟧", "gh issue create -b 'token: hunter2x'",
    "git commit -am 'token: hunter2x'", "curl -sSu ada:⟦hunter2x⟧", "curl -qu ada:hunter2x",
    "mysql -p shop", "mysql -u root -p⟦hunter2x⟧", "/usr/bin/mysql.exe -p⟦hunter2x⟧",
    "sshpass -p ⟦hunter2x⟧ mysql -p⟦hunter3x⟧", "http -A ada:hunter2x",
    "curl --COOKIE ⟦sid=hunter2x⟧", "redis-cli --PASS ⟦hunter2x⟧",
  ])
  func `subcommands, clusters and cases count`(_ marked: String) {
    let test = RedactionCase(marked)
    #expect(Redactor.redacted(test.text) == test.expected)
  }
}
