import CommandLineTool
import HookLogging
import OperatingSystem

if CurrentProcess.arguments.count <= 1, !StandardStream.input.isTerminal {
  HookLogger.runAsHook()
} else if CurrentProcess.isAfterFault {
  HookLogger.noteFault()
} else {
  let arguments = Array(CurrentProcess.arguments.dropFirst())
  let status = HookCommand.run(arguments).deliver(for: HookCommand.name)
  CurrentProcess.exit(status.rawValue)
}
