import Shell
import Testing

struct ProgramCallTests {
  @Test(
    arguments: [
      ("git commit -m x", "git", ["commit", "-m", "x"]),
      ("A=1 B[2]=3 C+=4 git push", "git", ["push"]),
      ("/usr/bin/git -C dir -c a=b --no-pager log", "git", ["log"]),
      ("sudo -u ada env -u X nice -n 5 timeout -k 9 5m make -C app test", "make", ["test"]),
      ("if ! time nohup npm --prefix web run build", "npm", ["run", "build"]),
      ("command ls -la", "ls", []), ("gh -R a/b pr create", "gh", ["pr", "create"]),
      ("kubectl -n web get pods", "kubectl", ["get", "pods"]), ("=x y", "=x", ["y"]),
    ] as [(String, String, [String])])
  func `finds the program and its subcommand`(
    _ text: String, _ program: String, _ subcommand: [String]
  ) throws {
    let words = text.split(separator: " ").map(String.init)
    let call = try #require(ProgramCall(words: words[...]))
    #expect(call.program == program)
    #expect(Array(call.subcommand) == subcommand)
  }

  @Test(arguments: ["", "A=1", "command -v git", "sudo -u ada", "timeout 5", "env"])
  func `some commands run no program`(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    #expect(ProgramCall(words: words[...]) == nil)
  }
}
