import Foundation
import OperatingSystem
import TestSupport
import Testing

@testable import Setup

struct InvokedProgramTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    for name in ["a/claude-hook-log", "b/claude-hook-log", "p/.build/debug/claude-hook-log"] {
      try makeProgram(name)
    }
    try directory.write("", to: "plain/claude-hook-log")
    try directory.makeDirectories("directory/claude-hook-log")
  }

  private func makeProgram(_ name: String) throws {
    let path = try directory.write("#!/bin/sh\n", to: name)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  /// Returns the program that an argument means in directory `b`, with a search path below the test's directory.
  private func program(
    _ argument: String, searchPath: [String] = []
  ) throws(SetupProblem) -> InvokedProgram {
    let directories = searchPath.map { $0.hasPrefix("/") ? directory.path + $0 : $0 }
    return try InvokedProgram(
      argument, in: directory.path("b"),
      environment: Environment(["PATH": directories.joined(separator: ":")]))
  }

  @Test(
    arguments: [
      ("./claude-hook-log", "/b/claude-hook-log"), ("../a/claude-hook-log", "/a/claude-hook-log"),
      (".././b/.//claude-hook-log", "/b/.//claude-hook-log"),
      ("../../x/../a", nil),
    ] as [(String, String?)])
  func `has an absolute path without dots in front`(argument: String, expected: String?) {
    #expect((try? program(argument))?.path == expected.map { directory.path + $0 })
  }

  @Test func `has the path as it was given when that is absolute, with its links`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: directory.path("link"), withDestinationPath: "a/claude-hook-log")
    #expect(try program(directory.path("link")).path == directory.path("link"))
  }

  @Test(
    arguments: [
      (["/none", "/a", "/b"], "/a/claude-hook-log"), (["/plain", "/b"], "/b/claude-hook-log"),
      (["/directory", "/a"], "/a/claude-hook-log"), (["", "/a"], "/b/claude-hook-log"),
      (["/a", ""], "/a/claude-hook-log"), (["../a"], "/b/../a/claude-hook-log"),
      (["."], "/b/./claude-hook-log"), (["/none", "/plain", "/directory"], nil),
    ] as [([String], String?)])
  func `is found by its name as a shell would`(searchPath: [String], expected: String?) {
    let found = (try? program("claude-hook-log", searchPath: searchPath))?.path
    #expect(found == expected.map { directory.path + $0 })
  }

  @Test(arguments: ["/plain/claude-hook-log", "/none/claude-hook-log"])
  func `must be there and executable`(name: String) {
    #expect {
      try program(directory.path + name)
    } throws: {
      ($0 as? SetupProblem)?.description.contains("called as '\(directory.path + name)'") == true
    }
  }

  @Test func `knows the directory of a build, also through a link`() throws {
    let built = try program(directory.path("p/.build/debug/claude-hook-log"))
    #expect(built.isInBuildDirectory)
    try FileManager.default.createSymbolicLink(
      atPath: directory.path("b/linked"), withDestinationPath: built.path)
    let linked = try program("./linked")
    #expect(!linked.isInBuildDirectory)
    #expect(linked.leadsIntoBuildDirectory)
    try makeProgram("my.build/claude-hook-log")
    let other = try program(directory.path("my.build/claude-hook-log"))
    #expect(!other.isInBuildDirectory)
    #expect(!other.leadsIntoBuildDirectory)
  }

  @Test func `is named by its own path, and by its name where that leads to it`() throws {
    let environment = Environment([:])
    let named = HandlerCommand("claude-hook-log", arguments: nil, environment: environment)
    let first = try installation(of: "a/claude-hook-log")
    let second = try installation(of: "b/claude-hook-log")
    #expect(first.isNamed(by: named))
    #expect(!second.isNamed(by: named))
    let path = HandlerCommand(
      directory.path("a/claude-hook-log"), arguments: nil, environment: environment)
    #expect(first.isNamed(by: path))
    #expect(!second.isNamed(by: path))
    let shared = Installation(
      path: "claude-hook-log", replacesShellLogger: false, environment: environment)
    #expect(shared.isNamed(by: named))
    #expect(!shared.isNamed(by: path))
    let spaced = Installation(
      path: "/a b/c", replacesShellLogger: false, environment: environment)
    #expect(spaced.command == "'/a b/c'")
  }

  /// Returns the installation of a program by its path.
  private func installation(of name: String) throws -> Installation {
    let program = try program(directory.path(name), searchPath: ["/a", "/b"])
    return Installation(
      path: program.path, program: program, replacesShellLogger: false,
      environment: Environment([:]))
  }
}
