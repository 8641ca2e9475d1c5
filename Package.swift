// swift-tools-version: 6.3

import PackageDescription

let swiftSettings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .enableExperimentalFeature("Lifetimes"),  // scanners that hold the span they read
    .strictMemorySafety(),  // SE-0458
  ]
  // Warnings are errors where the change is checked, not where a newer compiler builds an old release.
  + (Context.environment["WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// The modules, and which others each may use. An arrow never turns back: a module uses only those above it.
let modules: [(name: String, uses: [String])] = [
  ("Bytes", []),
  ("OperatingSystem", ["Bytes", "CSystem"]),
  ("CommandLineTool", ["Bytes", "OperatingSystem"]),
  ("JSONLines", ["Bytes", "OperatingSystem"]),
  ("Shell", ["Bytes", "OperatingSystem"]),
  ("Redaction", ["Bytes", "OperatingSystem", "Shell"]),
  ("Pricing", ["Bytes", "CommandLineTool", "OperatingSystem"]),
  ("ActivityLog", ["Bytes", "JSONLines", "OperatingSystem"]),
  (
    "ToolCalls", ["ActivityLog", "Bytes", "JSONLines", "OperatingSystem", "Redaction", "Shell"]
  ),
  (
    "HookLogging",
    ["ActivityLog", "Bytes", "JSONLines", "OperatingSystem", "Redaction", "Shell", "ToolCalls"]
  ),
  (
    "Transcripts",
    ["ActivityLog", "Bytes", "HookLogging", "JSONLines", "OperatingSystem", "Pricing", "ToolCalls"]
  ),
  (
    "Analysis",
    [
      "ActivityLog", "Bytes", "CommandLineTool", "HookLogging", "JSONLines", "OperatingSystem",
      "Pricing", "Shell", "Transcripts", "ToolCalls",
    ]
  ),
  (
    "LogMaintenance",
    ["ActivityLog", "Analysis", "Bytes", "JSONLines", "OperatingSystem", "Transcripts"]
  ),
  ("Rendering", ["Bytes", "JSONLines", "OperatingSystem"]),
  (
    "Reports",
    [
      "ActivityLog", "Analysis", "Bytes", "JSONLines", "OperatingSystem", "Pricing", "Rendering",
      "Transcripts", "ToolCalls",
    ]
  ),
  (
    "Setup",
    [
      "ActivityLog", "Bytes", "CommandLineTool", "JSONLines", "OperatingSystem", "Shell",
      "Transcripts",
    ]
  ),
  (
    "SessionStats",
    [
      "ActivityLog", "Analysis", "Bytes", "CommandLineTool", "JSONLines", "LogMaintenance",
      "OperatingSystem", "Pricing", "Rendering", "Reports", "Transcripts", "ToolCalls",
    ]
  ),
]

let programs: [(name: String, uses: [String])] = [
  ("claude-hook-log", ["Bytes", "CommandLineTool", "HookLogging", "OperatingSystem", "Setup"]),
  ("session-stats", ["CommandLineTool", "OperatingSystem", "SessionStats"]),
]

func dependencies(_ names: [String]) -> [Target.Dependency] { names.map { .byName(name: $0) } }

/// The tests of a module, which may use whatever that module uses; some run the whole reporter.
func tests(
  _ name: String, excluding excluded: [String] = [], runningReporter: Bool = false
) -> Target {
  let uses = modules.first { $0.name == name }?.uses ?? []
  let reporter =
    runningReporter
    ? ["CommandLineTool", "OperatingSystem", "ReporterSupport", "SessionStats"] : []
  return .testTarget(
    name: name + "Tests",
    dependencies: dependencies(Set(["TestSupport", name] + uses + reporter).sorted()),
    exclude: excluded, swiftSettings: swiftSettings)
}

/// What the ordinary build makes: a library of each module, both programs, and their tests.
var targets: [Target] =
  modules.map {
    .target(name: $0.name, dependencies: dependencies($0.uses), swiftSettings: swiftSettings)
  }
  + programs.map {
    .executableTarget(
      name: $0.name, dependencies: dependencies($0.uses), swiftSettings: swiftSettings)
  }
  + [
    .target(
      name: "TestSupport", dependencies: ["CommandLineTool", "HookLogging", "OperatingSystem"],
      path: "Tests/TestSupport", swiftSettings: swiftSettings),
    .target(
      name: "ReporterSupport",
      dependencies: [
        "ActivityLog", "Analysis", "CommandLineTool", "OperatingSystem", "Pricing", "Rendering",
        "Reports", "SessionStats", "TestSupport",
      ],
      path: "Tests/ReporterSupport", swiftSettings: swiftSettings),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "ActivityLog", "Analysis", "Bytes", "CommandLineTool", "HookLogging", "JSONLines",
        "OperatingSystem",
        "Redaction", "SessionStats", "Setup", "Shell", "TestSupport",
      ],
      path: "Tests/FuzzTargets", exclude: ["Corpus"], swiftSettings: swiftSettings),
    tests("Bytes"),
    tests("OperatingSystem"),
    tests("JSONLines", excluding: ["Cases"]),
    tests("ActivityLog"),
    tests("Redaction", excluding: ["Cases"]),
    tests("Shell"),
    tests("ToolCalls"),
    tests("HookLogging"),
    tests("CommandLineTool"),
    tests("Setup"),
    tests("Transcripts"),
    tests("Pricing", runningReporter: true),
    tests("Analysis", runningReporter: true),
    tests("LogMaintenance", runningReporter: true),
    tests("Rendering", runningReporter: true),
    tests("Reports", runningReporter: true),
    tests("SessionStats", runningReporter: true),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Analysis", "Bytes", "CommandLineTool", "FuzzTargets", "SessionStats", "TestSupport",
        "claude-hook-log",
        "session-stats",
      ],
      exclude: ["Golden"], swiftSettings: swiftSettings),
  ]

// What libFuzzer drives brings its own `main`: `swift build --sanitize=fuzzer` alone can link it.
if Context.environment["FUZZING"] != nil {
  targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz", swiftSettings: swiftSettings)
  )
}

/// All modules that some of them use, directly or not.
func closure(of names: [String]) -> [String] {
  var needed = Set(names)
  for module in modules.reversed() where needed.contains(module.name) {
    needed.formUnion(module.uses)
  }
  return modules.map { $0.name }.filter(needed.contains)
}

/// A program in Embedded Swift, as one module.
///
/// Modules that are compiled apart bring copies of what they share: the hook in ten modules is half as large again.
func embedded(_ program: (name: String, uses: [String]), _ library: String) -> Target {
  .executableTarget(
    name: program.name, dependencies: ["CSystem"], path: "Sources",
    sources: closure(of: program.uses) + [program.name],
    swiftSettings: swiftSettings + [
      .enableExperimentalFeature("Embedded"),
      // In sections of their own, functions that nothing calls are left out by the linker.
      .unsafeFlags([
        "-wmo", "-gnone", "-suppress-warnings", "-Xfrontend", "-function-sections",
        "-I", "Sources/CSystem/one-module",
      ]),
    ],
    linkerSettings: [
      .unsafeFlags([
        "-enable-experimental-feature", "Embedded", "-use-ld=lld", "-Xclang-linker", "-static",
        "-Xlinker", "--gc-sections", "-Xlinker", "-s", "-Xlinker",
        library + "/libswiftUnicodeDataTables.a",
        "-Xlinker", "-lm",
      ])
    ])
}

// The directory of the embedded library, and the program to build with it: `make build`.
if let library = Context.environment["EMBEDDED_LIBRARY"],
  let program = programs.first(where: { $0.name == Context.environment["EMBEDDED_PROGRAM"] })
{
  targets = [embedded(program, library)]
}

let package = Package(
  name: "claude-hook-log",
  platforms: [.macOS(.v15)],
  targets: [.target(name: "CSystem", exclude: ["one-module"])] + targets,
  swiftLanguageModes: [.v6]
)
