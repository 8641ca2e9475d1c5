// swift-tools-version: 6.3

import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .enableExperimentalFeature("Lifetimes"),  // scanners that hold the span they read
  .enableExperimentalFeature("Extern"),  // a function of the C library that its module leaves out
  .strictMemorySafety(),  // SE-0458
]

/// Warnings are errors where the change is checked, not where a newer compiler builds an old release.
let checkedSettings: [SwiftSetting] =
  swiftSettings
  + (Context.environment["WARNINGS_AS_ERRORS"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// A library of this package, with the settings they all share.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: checkedSettings)
}

/// The tests of a library, which may use whatever that library stands on.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], excluding excluded: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: ["TestSupport"] + dependencies, exclude: excluded,
    swiftSettings: checkedSettings)
}

/// What libFuzzer drives, which brings its `main`: `swift build --sanitize=fuzzer` alone can link it.
let fuzzer: [Target] =
  Context.environment["FUZZING"] == nil
  ? []
  : [
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz",
      swiftSettings: checkedSettings)
  ]

let package = Package(
  name: "claude-hook-log",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "claude-hook-log", targets: ["claude-hook-log"]),
    .executable(name: "session-stats", targets: ["session-stats"]),
  ],
  targets: [
    library("POSIX"),
    library("JSONLines", ["POSIX"]),
    library("ActivityLog", ["JSONLines", "POSIX"]),
    library("Redaction", ["Shell"]),
    library("Shell"),
    library("HookLogging", ["ActivityLog", "JSONLines", "POSIX", "Redaction", "Shell"]),
    library("Transcripts", ["ActivityLog", "HookLogging", "JSONLines", "POSIX"]),
    library(
      "SessionStats",
      [
        "ActivityLog", "CommandLineTool", "HookLogging", "JSONLines", "POSIX", "Shell",
        "Transcripts",
      ]),
    library("CommandLineTool", ["POSIX"]),
    library(
      "Setup",
      ["ActivityLog", "CommandLineTool", "JSONLines", "POSIX", "Shell", "Transcripts"]),

    .executableTarget(
      name: "claude-hook-log",
      dependencies: ["CommandLineTool", "HookLogging", "POSIX", "Setup"],
      exclude: ["symbol-order.txt"], swiftSettings: checkedSettings),
    .executableTarget(
      name: "session-stats", dependencies: ["CommandLineTool", "SessionStats", "POSIX"],
      swiftSettings: checkedSettings),

    .target(
      name: "TestSupport", dependencies: ["CommandLineTool"], path: "Tests/TestSupport",
      swiftSettings: checkedSettings),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "ActivityLog", "CommandLineTool", "HookLogging", "JSONLines", "POSIX", "Redaction",
        "SessionStats", "Setup", "Shell", "TestSupport",
      ],
      path: "Tests/FuzzTargets", exclude: ["Corpus"], swiftSettings: checkedSettings),
    tests("POSIX", ["POSIX"]),
    tests("JSONLines", ["JSONLines", "POSIX"], excluding: ["Cases"]),
    tests("ActivityLog", ["ActivityLog", "JSONLines", "POSIX"]),
    tests("Redaction", ["Redaction"], excluding: ["Cases"]),
    tests("Shell", ["Shell"]),
    tests("HookLogging", ["ActivityLog", "HookLogging", "JSONLines", "POSIX"]),
    tests("CommandLineTool", ["CommandLineTool"]),
    tests("Setup", ["ActivityLog", "CommandLineTool", "JSONLines", "POSIX", "Setup", "Shell"]),
    tests("Transcripts", ["ActivityLog", "HookLogging", "JSONLines", "POSIX", "Transcripts"]),
    tests(
      "SessionStats",
      ["ActivityLog", "CommandLineTool", "JSONLines", "POSIX", "SessionStats", "Transcripts"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "CommandLineTool", "FuzzTargets", "SessionStats", "TestSupport", "claude-hook-log",
        "session-stats",
      ],
      exclude: ["Golden"], swiftSettings: checkedSettings),
  ] + fuzzer,
  swiftLanguageModes: [.v6]
)
