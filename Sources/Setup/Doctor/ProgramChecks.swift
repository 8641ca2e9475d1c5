import Bytes
import CommandLineTool
import OperatingSystem

/// Checks the registered programs.
extension CheckedSession {
  /// The findings about this program and about each of the registered ones.
  var programChecks: [Check] {
    let build = Check.note(
      "\(program.path) is in the directory of a build, from which nothing is registered",
      as: .programInBuild,
      fix: "run 'make install', and ask the doctor of the program that is there then")
    var seen: Set<String> = []
    let distinct = running.filter { seen.insert(path(of: $0.command) ?? $0.command.path).inserted }
    return (program.isInBuildDirectory ? [build] : []) + distinct.flatMap(programChecks)
  }

  private func programChecks(of located: LocatedHandler) -> [Check] {
    let command = located.command
    let fix = fixByInstall(of: located)
    guard command.isPathKnown else {
      let message = "\(command.path): where that is only a session knows"
      return [.note(message, as: .programUnknown)]
    }
    guard command.isBareName || command.path.utf8.first == .slash else {
      let message = "\(command.path): relative to the directory a session happens to be in"
      return [.trouble(message, as: .programRelative, fix: fix)]
    }
    guard let path = path(of: command) else { return [hiddenCheck(of: located, fix: fix)] }
    let file = FilePath(path)
    guard file.allows([]) else {
      let message = "\(path) isn't there: no call is logged"
      return [.trouble(message, as: .programMissing, fix: fix)]
    }
    let isFile = InvokedProgram.isFile(path)
    guard file.allows(.execute), isFile else {
      let fix = isFile ? "chmod 755 \(path.shellQuoted)" : fix
      return [.trouble("\(path) can't be run", as: .programNotRunnable, fix: fix)]
    }
    guard !InvokedProgram.isInBuildDirectory(path) else {
      let message = "\(path) is in the directory of a build, which 'make clean' empties"
      let fix = "run 'make install', and 'install' of the program that is there then"
      return [.trouble(message, as: .programInBuild, fix: fix)]
    }
    let build = Check.note(
      "\(path) leads into the directory of a build, which 'make clean' empties", as: .programInBuild
    )
    return (InvokedProgram.isInBuildDirectory(file.resolvedText) ? [build] : [])
      + [versionCheck(of: file, isTrusted: trusts(located), fix: fix)]
  }

  /// Returns the check that a program is this one, or another copy of the same version.
  private func versionCheck(of file: FilePath, isTrusted: Bool, fix: String) -> Check {
    let path = file.text
    guard file.resolvedText != (try? FilePath(program.path).resolved().text) else {
      return .ok("\(path) is this program, version \(ToolVersion.current)", as: .program)
    }
    let copy = "\(path) is another copy than \(program.path)"
    // Don't run a program that a project provides.
    guard isTrusted else { return .note(copy, as: .programCopy) }
    let expected = "\(HandlerCommand.hookName) \(ToolVersion.current)\n"
    guard TrialRun.output(of: [path, "--version"], in: environment) == expected else {
      let message = "\(path) isn't version \(ToolVersion.current) as \(program.path) is"
      return .trouble(message, as: .programOfAnotherVersion, fix: fix)
    }
    return .ok("\(copy), of the same version", as: .programCopy)
  }

  /// Returns the check for a bare name that sessions don't find.
  private func hiddenCheck(of located: LocatedHandler, fix: String) -> Check {
    let command = located.command
    if command.searchPath == nil, let (source, path) = sources.variable("PATH"),
      program.path(of: command) != nil
    {
      return .trouble(
        "\(command.path) isn't found by sessions: \(source.path.text) sets their PATH, which is taken as it is "
          + "written, to \(path)", as: .programHidden,
        fix: "take PATH out of 'env' there, or \(fix)")
    }
    return .trouble(
      "\(command.path) isn't found on \(command.searchPath == nil ? "this PATH" : "its command's PATH")",
      as: .programMissing,
      fix: "put \(Directory(of: program.path).path) on PATH"
        + (located.source.origin == .scope(.project) ? "" : ", or \(fix)"))
  }
}
