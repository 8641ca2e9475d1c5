import ActivityLog
import HookLogging
import JSONLines
import OperatingSystem
import Redaction
import Shell
import TestSupport

/// What the hook reads.
extension FuzzTarget {
  /// A hook input: it leaves nothing, or one line of JSON.
  static let hookInput = FuzzTarget(name: "hook-input") { bytes in
    let context = HookContext(
      environment: Environment(["HOME": "/home/ada"]), now: Moment(seconds: 1_768_404_600),
      processIdentifier: 4711, workingDirectory: "/srv/work", branch: .known(nil))
    return withBytes(bytes) { input in
      let record = HookLogger(context).record(of: input)
      let explanation = Explanation(of: input, in: context)
      guard (record == nil) == (explanation == nil) else { return "explained, but not logged" }
      guard let record else { return nil }
      let line = Array(record.line)
      if let newline = line.firstIndex(of: UInt8(ascii: "\n")), newline != line.count - 1 {
        return "more than a line"
      }
      guard JSONGrammar.acceptsObject(line) else { return "a record that isn't JSON" }
      let isObject = JSONGrammar.acceptsObject(bytes)
      return isObject || record.isRejected ? nil : "logged what is no object"
    }
  }

  /// A shell command: what is redacted once needs no second time, and its words can be told.
  static let command = FuzzTarget(name: "command") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let redacted = Redactor.redacted(text)
    ShellCommand.forEach(in: text) { command in
      if let call = ProgramCall(words: command.words[...]) { _ = call.subcommand }
    }
    // What is cut anyway needn't be looked for.
    let short = Redactor.secrets(in: text, keeping: 200).map { "\($0.rule)" }
    let all = Redactor.secrets(in: text).map { "\($0.rule)" }
    guard all.starts(with: short) else { return "others in the first characters" }
    return text.utf8.count > 0 && redacted.isEmpty ? "nothing is left" : nil
  }
}
