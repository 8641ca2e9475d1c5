import Testing
import ToolCalls

@testable import Transcripts

struct ProjectRootTests {
  private func root(_ directory: String, _ names: String...) -> String {
    let path = "/t/projects/\(names.joined(separator: "/"))/s.jsonl"
    return ProjectRoot(ofTranscriptAt: path).root(of: directory).path
  }

  @Test(arguments: [
    ("/home/ada/shop", "-home-ada-shop", "/home/ada/shop"),
    ("/home/ada/shop/src/cart", "-home-ada-shop", "/home/ada/shop"),
    ("/home/ada/shop/", "-home-ada-shop", "/home/ada/shop"),
    ("/home/ada/my.shop_2/src", "-home-ada-my-shop-2", "/home/ada/my.shop_2"),
    ("/home/adä/😀/src", "-home-ad----", "/home/adä/😀"),
    (#"C:\Users\ada\shop\src"#, "C--Users-ada-shop", #"C:\Users\ada\shop"#),
    (#"C:\Users\ada"#, "C--Users-ada", #"C:\Users\ada"#), (#"c:\w"#, "C--w", #"c:\w"#),
    ("C:/w/a", "c--w", "C:/w"), ("/etc/ssl", "-", "/"), ("/", "-", "/"), ("/etc", "-", "/"),
    (#"C:\w\a"#, "C--", "C:"), ("c:/w", "C--", "c:"), (#"C:\"#, "c--", "C:"),
  ])
  func `is the directory above a row's whose name the transcript's directory has`(
    _ directory: String, _ name: String, _ expected: String
  ) {
    #expect(root(directory, name) == expected)
    #expect(root(directory, name, "session", "subagents") == expected)
    #expect(root(directory, "copies", name) == expected)
  }

  @Test func `is the nearest of several`() {
    #expect(root("/a/b/c", "-a", "-a-b") == "/a/b")
  }

  @Test(arguments: [
    ("/home/ada/shop/src", "-home-ada-other"), ("/home/ada/shop-2", "-home-ada-shop"),
    ("/srv", "-home-ada-shop"), ("shop", "-home-ada-shop"), ("/home/ada/shop", "-Home-Ada-Shop"),
    ("", "-home-ada-shop"), ("", "-"), ("shop", "-"), (#"C:\w"#, "-"), (#"C:\w"#, "D--"),
    ("/C:/w", "C--"), ("c--w", "C--"), ("cc-w", "CC--w"),
  ])
  func `is the row's own directory where no name tells`(_ directory: String, _ name: String) {
    #expect(root(directory, name) == directory)
  }

  @Test func `names of more than 200 characters end in a hash`() {
    let long = "/" + String(repeating: "a", count: 120) + "/" + String(repeating: "b", count: 90)
    let start = long.replacing("/", with: "-").prefix(200)
    #expect(root(long, start + "-1x2y3z") == long)
    // The hash is unknown, so a subdirectory can't be told from it.
    #expect(root(long + "/src", start + "-1x2y3z") == long + "/src")
    #expect(root(long, start + "1x2y3z", "-" + String(repeating: "a", count: 120)) != long)
    #expect(root(long, String(start), "-" + String(repeating: "a", count: 120)) != long)
    let exact = "/" + String(repeating: "a", count: 199)
    #expect(root(exact + "/src", "-" + String(repeating: "a", count: 199)) == exact)
    #expect(
      root(exact + "/src", "-" + String(repeating: "a", count: 199) + "-1x") == exact + "/src")
  }
}
