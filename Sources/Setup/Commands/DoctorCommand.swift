import Bytes
package import CommandLineTool
import JSONLines

/// `claude-hook-log doctor`: reports whether logging works, and how to fix it.
package enum DoctorCommand {
  /// Examines everything and changes nothing.
  package static func run(
    _ arguments: ParsedArguments, in context: SetupContext
  ) throws(UsageError) -> Outcome {
    let program: InvokedProgram
    do throws(SetupProblem) {
      guard context.workingDirectory != nil else {
        throw SetupProblem(
          "the directory that you are in is gone: go to another one, and ask again")
      }
      program = try InvokedProgram(
        context.invocation, in: context.workingDirectory, environment: context.environment)
    } catch {
      return Outcome([], notes: [error.description], status: .failure)
    }
    let diagnosis = Diagnosis(of: CheckedSession(with: program, in: context))
    return Outcome(
      arguments.has(SetupOptions.json.name) ? json(of: diagnosis) : text(of: diagnosis),
      status: diagnosis.troubleCount == 0 ? .success : .failure)
  }

  private static func text(of diagnosis: Diagnosis) -> String {
    var lines = [
      "\(HandlerCommand.hookName) \(ToolVersion.current), \(diagnosis.session.program.path)", "",
    ]
    for check in diagnosis.checks {
      let status = check.status == .trouble ? "TROUBLE" : check.status.rawValue
      let indent = String(repeating: " ", count: 9 - status.utf8.count)
      lines.append(status + indent + check.message)
      if let fix = check.fix { lines.append("         -> \(fix)") }
    }
    lines += ["", summary(troubles: diagnosis.troubleCount)]
    return Outcome.text(of: lines)
  }

  private static func summary(troubles: Int) -> String {
    switch troubles {
    case 0: "All is well."
    case 1: "One trouble."
    default: "\(troubles) troubles."
    }
  }

  private static func json(of diagnosis: Diagnosis) -> String {
    var writer = JSONWriter(isIndented: true, escaping: { $0.steersTerminal })
    writer.object { writer in
      writer.name("ok")
      writer.literal(diagnosis.troubleCount == 0 ? "true" : "false")
      writer.member("version", ToolVersion.current)
      writer.member("program", diagnosis.session.program.path)
      if let records = diagnosis.records {
        writer.member("log_folder", records.directory)
        if let last = records.lastTimestamp { writer.member("last_record", last) }
        writer.member("records_today", records.recordsToday)
        writer.member("malformed", records.malformed)
        writer.member("troubles", records.troubles)
      }
      if let time = diagnosis.trial.microseconds { writer.member("trial_microseconds", time) }
      writer.name("checks")
      writer.array(diagnosis.checks) { writer, check in
        writer.object { writer in
          writer.member("check", check.code.topic)
          writer.member("code", check.code.text)
          writer.member("status", check.status.rawValue)
          writer.member("message", check.message)
          if let fix = check.fix { writer.member("mend", fix) }
        }
      }
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
