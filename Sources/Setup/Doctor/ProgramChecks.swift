import Bytes
import CommandLineTool
import OperatingSystem

/// Checks the registered programs.
struct ProgramChecks {
  private let program: InvokedProgram
  private let environment: Environment
  private let places: [RegistrationChecks.Place]
  private let path: SessionPath
  private(set) var checks: [Check] = []

  init(
    _ places: [RegistrationChecks.Place], _ path: SessionPath, _ program: InvokedProgram,
    _ environment: Environment
  ) {
    self.program = program
    self.environment = environment
    self.places = places
    self.path = path
    var seen: Set<String> = []
    if program.isInBuildDirectory {
      checks.append(
        .note(
          .program, as: .programInBuild,
          "\(program.path) is in the directory of a build, from which nothing is registered",
          mend: "run 'make install', and ask the doctor of the program that is there then"))
    }
    for place in places
    where seen.insert(path.find(place.handler.command) ?? place.handler.command.path).inserted {
      check(place)
    }
  }

  private mutating func check(_ place: RegistrationChecks.Place) {
    let command = place.handler.command
    let named = command.path
    let mend = mend(of: place)
    guard command.isPathKnown else {
      checks.append(
        .note(.program, as: .programUnknown, "\(named): where that is only a session knows"))
      return
    }
    let isBare = !named.utf8.contains(UInt8(ascii: "/"))
    guard isBare || named.utf8.first == UInt8(ascii: "/") else {
      checks.append(
        .trouble(
          .program, as: .programRelative,
          "\(named): relative to the directory a session happens to be in",
          mend: mend))
      return
    }
    guard let path = path.find(command) else {
      checks.append(notFound(command, place, mend))
      return
    }
    guard FilePath(path).allows([]) else {
      checks.append(
        .trouble(
          .program, as: .programMissing, "\(path) isn't there: no call is logged", mend: mend))
      return
    }
    guard FilePath(path).allows(.execute), InvokedProgram.isFile(path) else {
      checks.append(
        .trouble(
          .program, as: .programNotRunnable, "\(path) can't be run",
          mend: InvokedProgram.isFile(path) ? "chmod 755 \(path.shellQuoted)" : mend))
      return
    }
    guard !InvokedProgram.isInBuildDirectory(path) else {
      checks.append(
        .trouble(
          .program, as: .programInBuild,
          "\(path) is in the directory of a build, which 'make clean' empties",
          mend: "run 'make install', and 'install' of the program that is there then"))
      return
    }
    checkVersion(of: path, place)
  }

  /// Checks whether the program is this one, or another of the same version.
  private mutating func checkVersion(of path: String, _ place: RegistrationChecks.Place) {
    let resolved = (try? FilePath(path).resolved().text) ?? path
    if InvokedProgram.isInBuildDirectory(resolved) {
      checks.append(
        .note(
          .program, as: .programInBuild,
          "\(path) leads into the directory of a build, which 'make clean' empties"))
    }
    guard resolved != (try? FilePath(program.path).resolved().text) else {
      checks.append(.ok(.program, "\(path) is this program, version \(ToolVersion.current)"))
      return
    }
    // Don't run a program that a project provides.
    guard self.path.isTrusted(with: place) else {
      checks.append(
        .note(.program, as: .programCopy, "\(path) is another copy than \(program.path)"))
      return
    }
    let expected = "\(HandlerCommand.hookName) \(ToolVersion.current)\n"
    guard let run = TrialRun.output(of: [path, "--version"], environment), run == expected else {
      checks.append(
        .trouble(
          .program, as: .programOfAnotherVersion,
          "\(path) isn't version \(ToolVersion.current) as \(program.path) is",
          mend: mend(of: place)))
      return
    }
    checks.append(
      .ok(
        .program, as: .programCopy,
        "\(path) is another copy than \(program.path), of the same version"))
  }

  /// Returns the check for a bare name that sessions don't find.
  private func notFound(
    _ command: HandlerCommand, _ place: RegistrationChecks.Place, _ mend: String
  ) -> Check {
    if command.searchPath == nil, let source = path.source, program.find(command) != nil {
      return .trouble(
        .program, as: .programHidden,
        "\(command.path) isn't found by sessions: \(source.path.text) sets their PATH, which is taken as it is "
          + "written, to \(path.text ?? "")",
        mend: "take PATH out of 'env' there, or \(mend)")
    }
    return .trouble(
      .program, as: .programMissing,
      "\(command.path) isn't found on \(command.searchPath == nil ? "this PATH" : "its command's PATH")",
      mend: "put \(Directory(of: program.path).path) on PATH"
        + (place.source.origin == .scope(.project) ? "" : ", or \(mend)"))
  }

  /// Returns what makes sessions run this program instead.
  private func mend(of place: RegistrationChecks.Place) -> String {
    let first = places.first { $0.handler.event == place.handler.event }
    return place.source.mendByInstall(of: place.handler, besides: first?.source, program)
  }
}
