import Bytes
import CommandLineTool
package import OperatingSystem

/// This program, by the path by which it was called.
struct InvokedProgram {
  /// Absolute, with the symbolic links that it has.
  let path: String
  /// The directories in which a shell looks for programs.
  private let searchPath: [String]

  /// - Parameters:
  ///   - argument: The program's own name as it was called, which may be relative or without a path.
  ///   - workingDirectory: What it is relative to.
  init(
    _ argument: String, in workingDirectory: String?, _ environment: Environment
  ) throws(SetupFailure) {
    let home = Directory(workingDirectory ?? "/")
    let directories = (environment["PATH"] ?? "").split(
      separator: ":", omittingEmptySubsequences: false)
    searchPath = directories.filter { $0.utf8.first == UInt8(ascii: "/") }.map(String.init)
    let allDirectories = directories.map {
      $0.utf8.first == UInt8(ascii: "/") ? String($0) : home.path(of: String($0))
    }
    let path =
      argument.utf8.contains(UInt8(ascii: "/"))
      ? Self.absolute(argument, in: home) : Self.find(argument, in: allDirectories)
    guard let path, FilePath(path).allows(.execute) else {
      throw SetupFailure(
        "can't tell where this program is, which was called as '\(argument)': call it by its path")
    }
    self.path = path
  }

  /// The path of the program that a handler's command runs; nil where there is none.
  ///
  /// Of the directories in which programs are looked for those that are relative don't count: in each session
  /// they lead to another place.
  ///
  /// - Parameter directories: Where sessions look for programs; nil where they do as this process does.
  func find(_ command: HandlerCommand, in directories: [String]? = nil) -> String? {
    if command.path.utf8.contains(UInt8(ascii: "/")) { return command.path }
    let directories = directories?.filter { $0.utf8.first == UInt8(ascii: "/") }
    return Self.find(command.path, in: command.searchPath ?? directories ?? searchPath)
  }

  /// Whether a shell that looks for that name finds this path.
  func isFound(byName name: String) -> Bool {
    Self.find(name, in: searchPath)?.utf8.elementsEqual(path.utf8) == true
  }

  /// How a person calls it in a shell.
  var shellText: String {
    // Of a build nothing is installed; the program that 'make install' installs has the name.
    isInBuildDirectory || isFound(byName: HandlerCommand.hookName)
      ? HandlerCommand.hookName : path.shellQuoted
  }

  /// Whether it is in the directory of a build, which goes with the next `make clean`.
  var isInBuildDirectory: Bool { Self.isInBuildDirectory(path) }

  /// Whether a link by which it was called leads there.
  var leadsIntoBuildDirectory: Bool {
    (try? FilePath(path).resolved().text).map(Self.isInBuildDirectory) ?? false
  }

  /// Whether a path has the directory of a build in it.
  static func isInBuildDirectory(_ path: String) -> Bool {
    path.split(separator: "/").contains(".build")
  }

  private static func find(_ name: String, in directories: [String]) -> String? {
    directories.map { Directory($0).path(of: name) }.first {
      FilePath($0).allows(.execute) && isFile($0)
    }
  }

  /// Whether a regular file is at a path.
  static func isFile(_ path: String) -> Bool {
    (try? FileDescriptor.opening(path).status().isRegular) == true
  }

  /// A path without what a shell's `./` and `../` put in front.
  ///
  /// The working directory has no symbolic links, so its last part may go for `..`.
  private static func absolute(_ path: String, in directory: Directory) -> String {
    if path.utf8.first == UInt8(ascii: "/") { return path }
    var directory = directory
    var rest = Substring(path)
    while true {
      if rest.hasPrefix("./") {
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("../") {
        directory = Directory(of: directory.path)
        rest = rest.dropFirst(3)
      } else if rest.hasPrefix("/") {
        rest = rest.dropFirst()
      } else {
        return directory.path(of: String(rest))
      }
    }
  }
}
