import CommandLineTool
import OperatingSystem
import Rendering
import SessionStats

CurrentProcess.ignoreFileSizeSignal()
let context = StatsContext(
  environment: .process, now: .now, terminal: .ofOutput(in: .process))
let outcome = SessionStats(context).run(Array(CurrentProcess.arguments.dropFirst()))
CurrentProcess.exit(outcome.deliver(for: "session-stats").rawValue)
