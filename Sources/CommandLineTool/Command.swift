/// A command as its user sees it: what it is for and which options it takes.
package struct Command: Sendable {
  package let name: String
  /// One sentence.
  package let overview: String
  /// The forms in which it is called, without the program's name.
  package let usage: [String]
  /// Its own options; `--help` and `--version` come on top.
  package let options: [Option]
  /// Paragraphs behind the options.
  package let discussion: String

  package init(
    _ name: String, overview: String, usage: [String], options: [Option] = [],
    discussion: String = ""
  ) {
    self.name = name
    self.overview = overview
    self.usage = usage
    self.options = options
    self.discussion = discussion
  }

  package var allOptions: [Option] { options + [.help, .version] }
}
