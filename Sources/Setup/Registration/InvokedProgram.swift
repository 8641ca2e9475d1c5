import Bytes
import CommandLineTool
import OperatingSystem

/// This program, identified by the path by which it was invoked.
struct InvokedProgram {
  /// The absolute path, with symbolic links unresolved.
  let path: String
  /// The directories in which a shell searches for programs.
  private let searchPath: [String]

  /// Determines the path of the program from its name as invoked.
  init(
    _ argument: String, in workingDirectory: String?, environment: Environment
  ) throws(SetupProblem) {
    let home = Directory(workingDirectory ?? "/")
    let directories = (environment["PATH"] ?? "").split(
      separator: ":", omittingEmptySubsequences: false
    ).map(String.init)
    searchPath = directories.filter { $0.utf8.first == .slash }
    let path =
      argument.utf8.contains(.slash)
      ? Self.absolute(argument, in: home)
      : Self.path(
        ofProgram: argument,
        in: directories.map { $0.utf8.first == .slash ? $0 : home.path(of: $0) })
    guard let path, FilePath(path).allows(.execute) else {
      throw SetupProblem(
        "can't tell where this program is, which was called as '\(argument)': call it by its path")
    }
    self.path = path
  }

  /// Returns the path of the program that a handler's command runs; nil if there is none.
  ///
  /// - Parameter directories: The search path of sessions; nil if it is that of this process.
  ///   Relative ones are ignored, because they differ between sessions.
  func path(of command: HandlerCommand, in directories: [String]? = nil) -> String? {
    if !command.isBareName { return command.path }
    let directories = directories?.filter { $0.utf8.first == .slash }
    return Self.path(ofProgram: command.path, in: command.searchPath ?? directories ?? searchPath)
  }

  /// Whether a shell that searches for that name finds this program.
  func isFound(byName name: String) -> Bool {
    Self.path(ofProgram: name, in: searchPath)?.utf8.elementsEqual(path.utf8) == true
  }

  /// The word by which a user calls the program in a shell.
  var shellText: String {
    // A build isn't installed itself; 'make install' installs the program under its name.
    isInBuildDirectory || isFound(byName: HandlerCommand.hookName)
      ? HandlerCommand.hookName : path.shellQuoted
  }

  /// Whether the program is in a build directory, which the next `make clean` removes.
  var isInBuildDirectory: Bool { Self.isInBuildDirectory(path) }

  /// Whether the invoked path is a link into a build directory.
  var leadsIntoBuildDirectory: Bool {
    (try? FilePath(path).resolved().text).map(Self.isInBuildDirectory) ?? false
  }

  /// Whether a path contains a build directory.
  static func isInBuildDirectory(_ path: String) -> Bool {
    path.split(separator: "/").contains(".build")
  }

  private static func path(ofProgram name: String, in directories: [String]) -> String? {
    directories.map { Directory($0).path(of: name) }.first {
      FilePath($0).allows(.execute) && isFile($0)
    }
  }

  /// Whether a path leads to a regular file.
  static func isFile(_ path: String) -> Bool {
    (try? FileDescriptor.opening(path).status().isRegular) == true
  }

  /// Returns an absolute path without a leading `./` or `../`.
  ///
  /// The working directory has no symbolic links, so its last component can be removed for `..`.
  private static func absolute(_ path: String, in directory: Directory) -> String {
    if path.utf8.first == .slash { return path }
    var directory = directory
    var rest = Substring(path)
    while let skipped = ["./", "../", "/"].first(where: rest.hasPrefix) {
      rest = rest.dropFirst(skipped.count)
      if skipped == "../" { directory = Directory(of: directory.path) }
    }
    return directory.path(of: String(rest))
  }
}
