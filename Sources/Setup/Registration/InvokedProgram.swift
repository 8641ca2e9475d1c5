import CommandLineTool
import OperatingSystem

/// This program, by the path by which it was called.
struct InvokedProgram {
  /// Absolute, with the symbolic links that it has.
  let path: String
  /// The folders in which a shell looks for programs.
  private let searchPath: [String]

  /// - Parameters:
  ///   - argument: The program's own name as it was called, which may be relative or without a path.
  ///   - workingFolder: What it is relative to.
  init(
    _ argument: String, in workingFolder: String?, _ environment: Environment
  ) throws(SetupFailure) {
    let home = Folder(workingFolder ?? "/")
    let folders = (environment["PATH"] ?? "").split(
      separator: ":", omittingEmptySubsequences: false)
    searchPath = folders.filter { $0.utf8.first == UInt8(ascii: "/") }.map(String.init)
    let allFolders = folders.map {
      $0.utf8.first == UInt8(ascii: "/") ? String($0) : home.path(of: String($0))
    }
    let path =
      argument.utf8.contains(UInt8(ascii: "/"))
      ? Self.absolute(argument, in: home) : Self.find(argument, in: allFolders)
    guard let path, FilePath(path).allows(.execute) else {
      throw SetupFailure(
        "can't tell where this program is, which was called as '\(argument)': call it by its path")
    }
    self.path = path
  }

  /// The path of the program that a handler's command runs; nil where there is none.
  ///
  /// Of the folders in which programs are looked for those that are relative don't count: in each session
  /// they lead to another place.
  ///
  /// - Parameter folders: Where sessions look for programs; nil where they do as this process does.
  func find(_ command: HandlerCommand, in folders: [String]? = nil) -> String? {
    if command.path.utf8.contains(UInt8(ascii: "/")) { return command.path }
    let folders = folders?.filter { $0.utf8.first == UInt8(ascii: "/") }
    return Self.find(command.path, in: command.searchPath ?? folders ?? searchPath)
  }

  /// Whether a shell that looks for that name finds this path.
  func isFound(byName name: String) -> Bool {
    Self.find(name, in: searchPath)?.utf8.elementsEqual(path.utf8) == true
  }

  /// How a person calls it in a shell.
  var shellText: String {
    // Of a build nothing is installed; the program that 'make install' installs has the name.
    isInBuildFolder || isFound(byName: HandlerCommand.hookName)
      ? HandlerCommand.hookName : path.shellQuoted
  }

  /// Whether it is in the folder of a build, which goes with the next `make clean`.
  var isInBuildFolder: Bool { Self.isInBuildFolder(path) }

  /// Whether a link by which it was called leads there.
  var leadsIntoBuildFolder: Bool {
    (try? FilePath(path).resolved().text).map(Self.isInBuildFolder) ?? false
  }

  /// Whether a path has the folder of a build in it.
  static func isInBuildFolder(_ path: String) -> Bool {
    path.split(separator: "/").contains(".build")
  }

  private static func find(_ name: String, in folders: [String]) -> String? {
    folders.map { Folder($0).path(of: name) }.first {
      FilePath($0).allows(.execute) && isFile($0)
    }
  }

  /// Whether a regular file is at a path.
  static func isFile(_ path: String) -> Bool {
    (try? FileDescriptor.opening(path).status().isRegular) == true
  }

  /// A path without what a shell's `./` and `../` put in front.
  ///
  /// The working folder has no symbolic links, so its last part may go for `..`.
  private static func absolute(_ path: String, in folder: Folder) -> String {
    if path.utf8.first == UInt8(ascii: "/") { return path }
    var folder = folder
    var rest = Substring(path)
    while true {
      if rest.hasPrefix("./") {
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("../") {
        folder = Folder(of: folder.path)
        rest = rest.dropFirst(3)
      } else if rest.hasPrefix("/") {
        rest = rest.dropFirst()
      } else {
        return folder.path(of: String(rest))
      }
    }
  }
}
