import Testing

@testable import Analysis

struct CommandNameTests {
  @Test(
    arguments: [
      ("git commit -m x", "git commit"), ("npm test", "npm test"), ("ls -la src", "ls"),
      ("cd app && git -C web push", "git push"), ("CI=1 npm test | tail -5", "npm test"),
      ("cat a.txt | grep b", "cat"), ("/usr/bin/git status", "git status"), ("git", "git"),
      ("git -C dir", "git"), ("git ./x", "git"), ("make -C app test", "make test"),
      ("sudo apt-get install jq", "apt-get install"), ("docker compose up", "docker compose"),
      ("git commit -m \"$(cat <<'EOF'\nx\nEOF\n)\"", "git commit"), ("cd app", "cd"),
      ("export A=1; cargo build", "cargo build"), ("if true; then go test; fi", "go test"),
      ("echo 'git push'", "echo"), ("npm run build:web", "npm run"), ("", nil), ("# x", nil),
      ("A=1", nil), ("gh pr create", "gh pr"), ("kubectl get pods", "kubectl get"),
    ] as [(String, String?)])
  func `names program and subcommand`(_ command: String, _ name: String?) {
    #expect(CommandName.of(command) == name)
  }
}
