import Bytes
import Shell

// Settings by name and value
//
//     found                                             left alone
//     aws configure set x.my_secret ⟦pw⟧                aws configure set region eu-west-1
//     set -gx API_TOKEN ⟦pw⟧ (fish)                     set -e
//     git config user.token ⟦pw⟧                        git config user.name ada
//     env:set API_TOKEN ⟦pw1w⟧ (see isSet)              env:set REGION eu1

extension SecretScanner {
  /// Reads a name as a word of a command that sets something.
  mutating func readSetting(_ name: Range<Int>) {
    if command.isSetting {
      noteSetting(of: name)
    } else if beginsSetting(at: name) {
      command.isSetting = true
    }
    if command.isConfiguring || text.has(oneOf: "cu", at: name.lowerBound) {
      readConfiguring(at: name)
    }
  }

  /// Whether a name and a value follow a word: `configure set`, `git config`, fish's `set -x`, `setenv`.
  private func beginsSetting(at word: Range<Int>) -> Bool {
    let start = word.lowerBound
    switch word.count {
    case 3 where text.has("ENV ", at: start): return isLineStart(at: word) || isQuoted(at: word)
    case 3 where text.has("set", at: start):
      let options: [StaticString] = [" --export ", " --global ", " --universal "]
      if text.has(anyOf: options, at: word.upperBound) { return true }
      guard text.has(" -", at: word.upperBound), !text.has(" --", at: word.upperBound) else {
        return command.isConfiguring
      }
      let flags = word.upperBound + 2
      return !text.all(in: flags..<text.end(of: .letter, from: flags)) { !$0.isOne(of: "xgU") }
    case 3 where text.has("arg", at: start): return text.has(" --", at: start - 3)  // jq
    case 4: return text.has("setx", at: start)
    case 5: return text.has("nmcli ", at: start) && !text.has(" -", at: word.upperBound)
    case 7: return text.has("crudini ", at: start)
    case 6:
      return text.has("setenv", at: start)
        || (command.program == .git || command.program == .password)
          && text.has("config", at: start)
    default: return false
    }
  }

  /// Reads a word that may precede `set`, with options between them.
  private mutating func readConfiguring(at name: Range<Int>) {
    if text.has("config", at: name.lowerBound) || text.has("user-secrets", at: name.lowerBound) {
      command.isConfiguring = true
    } else if command.isConfiguring, !isFlag(at: name), !isFlag(at: previousName) {
      command.isConfiguring = false
    }
  }

  /// Notes the text that PowerShell's `ConvertTo-SecureString` takes.
  mutating func noteSecureString(after word: Range<Int>) {
    guard text.equals("convertto-securestring", ignoringCaseIn: word) else { return }
    let isNamed = text.has(" -String ", at: word.upperBound)
    noteWord(after: word.upperBound + (isNamed ? 8 : 0))
  }

  /// Notes the word after a secret's name. Here, a name with `secret` anywhere in it is one.
  private mutating func noteSetting(of name: Range<Int>) {
    guard position == name.upperBound, !isFlag(at: name) else { return }
    var meaning = SecretName(at: name, in: text)
    if meaning == nil, command.program != .git, text.contains("secret", in: name) {
      meaning = .secret
    }
    guard let meaning else { return }
    let end = text.has(.quote, at: name.upperBound) ? name.upperBound + 1 : name.upperBound
    guard let value = text.word(afterBlanksAt: end, within: openQuote),
      text.byte(at: value.lowerBound) != "-",
      !text.has(" #", at: value.lowerBound - 1)
    else { return }
    command.isSetting = false
    if isSecret(value, meaning: meaning) { addSecret(value, rule: "value of a setting") }
  }
}
