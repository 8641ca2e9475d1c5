import CommandLineTool
import POSIX
import SessionStats

CurrentProcess.ignoreFileSizeSignal()
let context = StatsContext(
  environment: .process, now: .now, terminal: .ofOutput(.process))
let outcome = SessionStats(context).run(Array(CommandLine.arguments.dropFirst()))
CurrentProcess.exit(outcome.deliver(for: "session-stats").rawValue)
