import CommandLineTool
import HookLogging
import POSIX

let arguments = Array(CommandLine.arguments.dropFirst())

if arguments.isEmpty, !StandardStream.input.isTerminal {
  HookLogger.runAsHook()
} else {
  let status = HookCommand.run(arguments).deliver(for: HookCommand.name)
  CurrentProcess.exit(status.rawValue)
}
