import TestSupport
import Testing

@testable import ToolCalls

struct GitActivityTests {
  @Test(
    arguments: [
      ("git commit -m x", .commit), ("cd app && git -C dir commit", .commit),
      ("A=1 B='x y' git push origin main", .push), ("(git push)", .push),
      ("git -c user.name=x --no-pager commit", .commit), ("/usr/bin/git commit -a", .commit),
      ("git add . && git commit -m x && git push", .commit),
      ("git push && gh pr create --fill", .pullRequest), ("gh -R a/b pr new", .pullRequest),
      ("git commit -m \"$(cat <<'EOF'\nPush it; git push\nEOF\n)\"", .commit),
      ("if true; then git push; fi", .push), ("echo `git push`", .push),
      ("echo \"$(git commit -m x)\"", .commit), ("sudo -u ada git push", .push),
      ("timeout -k 9 5 git push", .push), ("timeout 5m git push", .push),
      ("echo \"$( (cd app); git push )\"", .push), ("echo a#b; git push", .push),
      ("cat <<-EOF\n\tgit commit\n\tEOF\ngit push", .push),
      ("cat <<EOF\n\tEOF\ngit push\nEOF", nil),
      ("git commit --help", nil), ("git commit -h", nil), ("git push --dry-run", nil),
      ("git push -n", nil), ("echo 'git commit'", nil), ("echo \"git commit; git push\"", nil),
      ("# git commit", nil), ("cat <<EOF\ngit commit\nEOF", nil), ("git log --grep commit", nil),
      ("git help commit", nil), ("git stash push", nil), ("grep 'git push' <<< x", nil),
      ("legit commit", nil), ("command -v git commit", nil), ("gh pr view", nil),
      ("git commit-tree x", nil), ("echo $'it\\'s; git push'", nil), (">push git status", nil),
    ] as [(String, GitActivity?)])
  func `tells what a command does to the history`(_ command: String, _ activity: GitActivity?) {
    #expect(GitActivity(command: command) == activity)
  }

  @Test func `a command of nothing but openings ends`() {
    for opening in ["$(", "`", "(", "\"", "'", "${", "$((", "<<"] {
      #expect(GitActivity(command: "git " + String(repeating: opening, count: 10_000)) == nil)
    }
  }

  @Test(
    arguments: [
      (#"{"commit":{"sha":"1"}}"#, "commit"), (#"{"push":{"branch":"a"}}"#, "push"),
      (#"{"pr":{"number":1,"action":"created"},"push":{}}"#, "pr"),
      (#"{"pr":{"number":1}}"#, "pr"), (#"{"pr":{"number":1,"action":"merged"}}"#, nil),
      ("{}", nil), ("7", nil),
    ] as [(String, String?)])
  func `believes what Claude Code noticed`(_ operation: String, _ git: String?) throws {
    let record = try Logged(
      "Bash", arguments: #"{"command":"./release.sh"}"#,
      response: #"{"stdout":"","gitOperation":\#(operation)}"#)
    #expect(record.text("git") == git)
  }
}
