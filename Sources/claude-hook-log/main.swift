import CommandLineTool
import HookLogging
import POSIX

if CurrentProcess.argumentCount <= 1, !StandardStream.input.isTerminal {
  HookLogger.runAsHook()
} else if CurrentProcess.isAfterFault {
  HookLogger.noteFault()
} else {
  let arguments = Array(CommandLine.arguments.dropFirst())
  let status = HookCommand.run(arguments).deliver(for: HookCommand.name)
  CurrentProcess.exit(status.rawValue)
}
