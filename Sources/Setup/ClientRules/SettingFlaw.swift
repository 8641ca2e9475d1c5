/// A value that isn't what Claude Code requires.
struct SettingFlaw {
  /// The path of the member, such as `permissions.allow`; empty for the examined value itself.
  private(set) var path: String
  /// What is wrong, worded as the rest of a sentence.
  let reason: String
  /// The value, or the object that lacks it.
  private let value: SettingsValue

  init(of path: String = "", _ reason: String, at value: SettingsValue) {
    self.path = path
    self.reason = reason
    self.value = value
  }

  /// The number of the line in which the value begins.
  var line: Int { value.line }

  /// Returns the flaw with its path relative to the enclosing value.
  func inside(_ name: String) -> SettingFlaw {
    var outer = self
    outer.path = path.isEmpty || path.hasPrefix("[") ? name + path : "\(name).\(path)"
    return outer
  }
}

extension SettingsValue {
  /// Returns the first flaw in the elements of an array.
  func firstFlaw(_ flaw: (SettingsValue) -> SettingFlaw?) -> SettingFlaw? {
    for child in children {
      if let flaw = flaw(child.value) { return flaw.inside("[\(child.index)]") }
    }
    return nil
  }
}
