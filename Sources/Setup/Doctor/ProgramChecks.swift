import CommandLineTool
import POSIX

/// Looks at the programs that are registered.
struct ProgramChecks {
  private let program: InvokedProgram
  private let environment: Environment
  private let places: [RegistrationChecks.Place]
  private(set) var checks: [Check] = []

  init(
    _ places: [RegistrationChecks.Place], _ program: InvokedProgram, _ environment: Environment
  ) {
    self.program = program
    self.environment = environment
    self.places = places
    var seen: Set<String> = []
    if program.isInBuildFolder {
      checks.append(
        .note(
          .program, "\(program.path) is in the folder of a build, from which nothing is registered",
          mend: "run 'make install', and ask the doctor of the program that is there then"))
    }
    for place in places
    where seen.insert(program.find(place.handler.command) ?? place.handler.command.path).inserted {
      check(place)
    }
  }

  private mutating func check(_ place: RegistrationChecks.Place) {
    let command = place.handler.command
    let named = command.path
    let mend = mend(of: place)
    guard command.isPathKnown else {
      checks.append(.note(.program, "\(named): where that is only a session knows"))
      return
    }
    let isBare = !named.utf8.contains(UInt8(ascii: "/"))
    guard isBare || named.utf8.first == UInt8(ascii: "/") else {
      checks.append(
        .trouble(
          .program, "\(named): relative to the folder a session happens to be in", mend: mend))
      return
    }
    guard let path = program.find(command) else {
      checks.append(
        .trouble(
          .program,
          "\(named) isn't found on \(command.searchPath == nil ? "this PATH" : "its command's PATH")",
          mend: "put \(Folder(of: program.path).path) on PATH"
            + (place.source.origin == .scope(.project) ? "" : ", or \(mend)")))
      return
    }
    guard FilePath(path).allows([]) else {
      checks.append(.trouble(.program, "\(path) isn't there: no call is logged", mend: mend))
      return
    }
    guard FilePath(path).allows(.execute), InvokedProgram.isFile(path) else {
      checks.append(
        .trouble(
          .program, "\(path) can't be run",
          mend: InvokedProgram.isFile(path) ? "chmod 755 \(path.shellQuoted)" : mend))
      return
    }
    guard !InvokedProgram.isInBuildFolder(path) else {
      checks.append(
        .trouble(
          .program, "\(path) is in the folder of a build, which 'make clean' empties",
          mend: "run 'make install', and 'install' of the program that is there then"))
      return
    }
    checkVersion(of: path, place)
  }

  /// Whether the program is this one or another of the same version.
  private mutating func checkVersion(of path: String, _ place: RegistrationChecks.Place) {
    let resolved = (try? FilePath(path).resolved().text) ?? path
    if InvokedProgram.isInBuildFolder(resolved) {
      checks.append(
        .note(.program, "\(path) leads into the folder of a build, which 'make clean' empties"))
    }
    guard resolved != (try? FilePath(program.path).resolved().text) else {
      checks.append(.ok(.program, "\(path) is this program, version \(ToolVersion.current)"))
      return
    }
    // What a project brings along isn't run by looking at it.
    guard place.source.origin == .scope(.user) else {
      checks.append(.note(.program, "\(path) is another copy than \(program.path)"))
      return
    }
    let expected = "\(HandlerCommand.hookName) \(ToolVersion.current)\n"
    guard let run = TrialRun.output(of: [path, "--version"], environment), run == expected else {
      checks.append(
        .trouble(
          .program, "\(path) isn't version \(ToolVersion.current) as \(program.path) is",
          mend: mend(of: place)))
      return
    }
    checks.append(
      .ok(.program, "\(path) is another copy than \(program.path), of the same version"))
  }

  /// What has a session run this program instead.
  private func mend(of place: RegistrationChecks.Place) -> String {
    let first = places.first { $0.handler.event == place.handler.event }
    return place.source.mendByInstall(of: place.handler, besides: first?.source, program)
  }
}
