import Testing

@testable import ReporterSupport

struct ProjectNamesTests {
  @Test(arguments: [
    // Directories of the same name, and their displayed names.
    (["~/a/api", "~/b/api"], ["a/api", "b/api"]),
    (["/x/p/a/api", "/x/q/a/api"], ["p/a/api", "q/a/api"]),
    (["/p/a/api", "/q/a/api", "/q/b/api"], ["p/a/api", "q/a/api", "b/api"].sorted()),
    (["~/api", "~/x/api"], ["x/api", "~/api"]),
    (["/api", "/x/y/api"], ["/api", "y/api"]),
    (["C:\\a\\api", "C:\\b\\api"], ["a/api", "b/api"]),
    (["C:\\a\\api", "c:/a\\api/", "c:/a/api"], ["api"]),
    (["C:\\a\\api", "c:/a/api", "D:\\api"], ["D:/api", "a/api"]),
    (["/a\\api", "/a/api"], ["/a/api", "/a\\api"]),
    (["~/w/api"], ["api"]),
    (["~/w/api", "~/w/api"], ["api"]),
  ])
  func `shows directories of one name by their shortest different ends`(
    _ directories: [String], _ names: [String]
  ) throws {
    let report = try Logs(directories.map { Call(project: "api", directory: $0) }).report()
    #expect(report.projects.map(\.project).sorted() == names)
  }

  @Test func `is one project with a directory and without`() throws {
    let report = try Logs([
      Call(session: "1", project: "api", directory: "~/w/api", input: 1),
      Call(session: "1", project: "api", input: 2), Call(session: "2", project: "api", input: 4),
    ]).report()
    #expect(report.projects.map(\.project) == ["api"])
    #expect(report.projects.first?.count == 3)
    #expect(report.projects.first?.sessions == 2)
    #expect(report.projects.first?.tokens.input == 7)
    #expect(report.projects.first?.estimatedCost.exact.input == "0.000021")
  }

  @Test func `keeps a name without a directory where its directories differ`() throws {
    let report = try Logs([
      Call(project: "api", directory: "~/a/api"), Call(project: "api", directory: "~/b/api"),
      Call(project: "api"), Call(project: nil), Call(project: nil, directory: "~/a/api"),
    ]).report()
    #expect(report.projects.map(\.project) == ["(none)", "a/api", "api", "b/api"])
    #expect(report.projects.map(\.count) == [2, 1, 1, 1])
  }

  @Test func `tells names apart by their bytes`() throws {
    let report = try Logs([
      Call(project: "caf\u{E9}", directory: "~/caf\u{E9}"),
      Call(project: "cafe\u{301}", directory: "~/cafe\u{301}"),
    ]).report()
    #expect(
      report.projects.map { Array($0.project.unicodeScalars) } == [
        Array("cafe\u{301}".unicodeScalars), Array("caf\u{E9}".unicodeScalars),
      ])
  }

  @Test func `tells names apart by their bytes in directories of other names, too`() throws {
    let report = try Logs([
      Call(project: "caf\u{E9}", directory: "~/a/x"),
      Call(project: "cafe\u{301}", directory: "~/b/x"),
      Call(project: "tea", directory: "~/caf\u{E9}/tea"),
      Call(project: "tea", directory: "~/cafe\u{301}/tea"),
    ]).report()
    #expect(
      report.projects.map { Array($0.project.utf8) }
        == [
          "cafe\u{301}", "cafe\u{301}/tea", "caf\u{E9}", "caf\u{E9}/tea",
        ].map { Array($0.utf8) })
  }

  @Test func `shows edited files with the projects as they are shown`() throws {
    let report = try Logs([
      Call(tool: "Edit", project: "api", directory: "~/a/api", file: "main.swift"),
      Call(tool: "Edit", project: "api", directory: "~/b/api", file: "main.swift"),
      Call(tool: "Edit", project: "api", directory: "~/b/api", file: "main.swift"),
    ]).report()
    #expect(
      report.topFiles == [
        .init(file: "main.swift", project: "b/api", count: 2),
        .init(file: "main.swift", project: "a/api", count: 1),
      ])
  }
}
