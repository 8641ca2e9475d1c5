import CommandLineTool
import OperatingSystem
import Rendering
import SessionStats

CurrentProcess.ignoreFileSizeSignal()
let context = StatsContext(
  environment: .process, now: .now, terminal: .ofOutput(in: .process))
let arguments = Array(CurrentProcess.arguments.dropFirst())
CurrentProcess.exit(
  SessionStats(context).run(arguments).deliver(for: "session-stats").rawValue)
