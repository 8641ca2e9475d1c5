import Foundation

/// Changes to JSON values, one at a time.
enum MutableJSON {
  /// A member or an element in a path.
  enum Step: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case member(String)
    case element(Int)

    init(stringLiteral value: String) { self = .member(value) }
    init(integerLiteral value: Int) { self = .element(value) }

    /// Creates an element if the text is a number, or else a member.
    init(_ text: String) { self = Int(text).map(Step.element) ?? .member(text) }
  }

  typealias Path = [Step]

  /// Returns a path in the validator's notation: `$.tools[0].tokens`.
  static func text(_ path: Path) -> String {
    path.reduce(into: "$") { text, step in
      switch step {
      case .member(let name): text += ".\(name)"
      case .element(let index): text += "[\(index)]"
      }
    }
  }

  /// Returns the value at a path; nil if there is none.
  static func value(_ value: Any, _ path: Path) -> Any? {
    path.reduce(value as Any?) { value, step in
      switch step {
      case .member(let name): (value as? [String: Any])?[name]
      case .element(let index): (value as? [Any])?.dropFirst(index).first
      }
    }
  }

  /// Returns the value with another one at a path; nil removes the existing one.
  static func set(_ value: Any, _ path: Path, to new: Any?) -> Any {
    guard let step = path.first else { return new ?? NSNull() }
    let rest = Array(path.dropFirst())
    switch step {
    case .member(let name):
      var object = value as? [String: Any] ?? [:]
      object[name] = rest.isEmpty ? new : set(object[name] ?? NSNull(), rest, to: new)
      return object
    case .element(let index):
      var array = value as? [Any] ?? []
      if array.indices.contains(index) { array[index] = set(array[index], rest, to: new) }
      return array
    }
  }

  /// Returns the paths of all members.
  static func members(in value: Any, at path: Path = []) -> [Path] {
    if let array = value as? [Any] {
      return array.enumerated().flatMap { members(in: $1, at: path + [.element($0)]) }
    }
    return (value as? [String: Any] ?? [:]).sorted { $0.key < $1.key }.flatMap { name, value in
      [path + [.member(name)]] + members(in: value, at: path + [.member(name)])
    }
  }

  /// Returns the paths of all objects in the value.
  static func objects(in value: Any, at path: Path = []) -> [Path] {
    let elements = (value as? [Any] ?? []).enumerated().map { (Step.element($0), $1) }
    let members = (value as? [String: Any] ?? [:]).sorted { $0.key < $1.key }
      .map { (Step.member($0), $1) }
    return (elements + members).flatMap { step, value in
      (value is [String: Any] ? [path + [step]] : []) + objects(in: value, at: path + [step])
    }
  }

  /// Returns the value with only the first element of each array.
  static func withOneElement(_ value: Any) -> Any {
    if let array = value as? [Any] { return array.prefix(1).map(withOneElement) }
    return (value as? [String: Any])?.mapValues(withOneElement) ?? value
  }
}
