import Foundation
import TestSupport

/// Something unusual in place of a file or directory of ours.
enum Stranger: String, CaseIterable {
  case fifo, directory, socket, device
  case link
  case linkToDevice = "a link to a device"
  case fullDisk = "a link to a disk that is full"
  case danglingLink = "a link that leads nowhere"
  case circle = "a link to itself"

  /// Creates it; reports and returns false if this user or system can't.
  func put(at path: String, linkedTo target: String) throws -> Bool {
    let files = FileManager.default
    let link = { try files.createSymbolicLink(atPath: path, withDestinationPath: $0) }
    switch self {
    case .fifo: return try made("mkfifo", [path])
    case .directory: try files.createDirectory(atPath: path, withIntermediateDirectories: false)
    case .link: try link(target)
    case .linkToDevice: try link("/dev/null")
    case .fullDisk:
      try link("/dev/full")
    case .danglingLink: try link(path + ".gone")
    case .circle: try link(path)
    case .device:
      // The device numbers of /dev/full on Linux.
      return try made("mknod", [path, "c", "1", "7"])
    case .socket:
      let script = "import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])"
      return try made("python3", ["-c", script, path])
    }
    return true
  }

  /// Creates it by running a program; reports and returns false if that isn't installed or fails.
  private func made(_ name: String, _ arguments: [String]) throws -> Bool {
    let purpose = "meeting a stranger (\(rawValue))"
    guard let program = Program.installed(name, for: purpose) else { return false }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let isMade = try program.run(arguments, environment: ["PATH": path]).status == 0
    if !isMade { print("SKIPPED: \(purpose), since \(name) may not make it here") }
    return isMade
  }
}
