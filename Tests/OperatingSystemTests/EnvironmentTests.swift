import Foundation
import OperatingSystem
import Testing

struct EnvironmentTests {
  @Test func `knows a variable by its whole name`() {
    let environment = Environment(["NAME": "value", "SPACE": " "])
    #expect(environment["NAME"] == "value")
    #expect(environment["NAM"] == nil)
    #expect(environment["name"] == nil)
    #expect(environment["SPACE"] == " ")
  }

  @Test func `takes an empty variable for unset`() {
    let environment = Environment(["EMPTY": ""])
    #expect(environment["EMPTY"] == nil)
    #expect(environment.path("EMPTY") == nil)
    #expect(environment.variables(withPrefix: "").isEmpty)
    #expect(environment.isOn("EMPTY"))
    #expect(!environment.isOn("EMPTY", default: false))
  }

  @Test(arguments: ["false", "0", "no", "off", "FALSE", "No", "oFF", "OFF", "False"])
  func `switches off`(_ value: String) {
    let environment = Environment(["SWITCH": value])
    #expect(!environment.isOn("SWITCH"))
    #expect(!environment.isOn("SWITCH", default: true))
  }

  @Test(arguments: ["true", "1", "yes", "on", "00", "o", "nope", "disabled", "false "])
  func `takes any other word for on`(_ value: String) {
    let environment = Environment(["SWITCH": value])
    #expect(environment.isOn("SWITCH"))
    #expect(environment.isOn("SWITCH", default: false))
  }

  @Test func `uses the default of a switch that is unset`() {
    #expect(Environment([:]).isOn("SWITCH"))
    #expect(!Environment([:]).isOn("SWITCH", default: false))
  }

  @Test func `lists the variables of a prefix by name`() {
    let environment = Environment([
      "RATE_B": "2", "RATE_A": "1=1", "RATE_": "3", "RATE_C": "", "RATE": "4", "MY_RATE_D": "5",
    ])
    let found = environment.variables(withPrefix: "RATE_").map { "\($0.name) \($0.value)" }
    #expect(found == ["RATE_ 3", "RATE_A 1=1", "RATE_B 2"])
  }

  @Test func `reads the environment of the process`() throws {
    let variables = ProcessInfo.processInfo.environment.filter { !$0.value.isEmpty }
    let path = try #require(variables["PATH"])
    #expect(Environment.process["PATH"] == path)
    let found = Environment.process.variables(withPrefix: "")
    #expect(found.map(\.name) == variables.keys.sorted())
    #expect(found.map(\.value) == variables.sorted { $0.key < $1.key }.map(\.value))
  }

  @Test(arguments: [
    ("/var/log", "/var/log"), ("/", "/"), ("~", "/home/ann"), ("~/logs", "/home/ann/logs"),
    ("~/a/~/b", "/home/ann/a/~/b"), ("logs", "/home/ann/logs"), ("a/b", "/home/ann/a/b"),
    ("~ann", "/home/ann/~ann"), ("/a/~/b", "/a/~/b"), ("/tmp/my logs", "/tmp/my logs"),
  ])
  func `expands a path as a shell would`(_ path: String, _ expected: String) {
    let environment = Environment(["HOME": "/home/ann", "LOGS": path])
    #expect(environment.path("LOGS") == expected)
    #expect(environment.expandingPath(path) == expected)
  }

  @Test func `takes a path for absolute whatever follows the slash`() {
    // A combining accent forms one character with the slash.
    let path = "/\u{301}logs"
    #expect(Environment(["HOME": "/home/ann"]).expandingPath(path) == path)
  }

  @Test(arguments: [[:], ["HOME": ""]])
  func `needs a home directory for all but absolute paths`(_ variables: [String: String]) {
    let environment = Environment(variables)
    #expect(environment.expandingPath("/var/log") == "/var/log")
    #expect(environment.expandingPath("~/logs") == nil)
    #expect(environment.expandingPath("~") == nil)
    #expect(environment.expandingPath("logs") == nil)
  }

  @Test func `puts one slash after a home directory that ends with one`() {
    #expect(Environment(["HOME": "/"]).expandingPath("~/logs") == "/logs")
    #expect(Environment(["HOME": "/home/ann/"]).expandingPath("logs") == "/home/ann/logs")
  }

  @Test func `has no path for a variable that is unset`() {
    #expect(Environment(["HOME": "/home/ann"]).path("LOGS") == nil)
  }
}
