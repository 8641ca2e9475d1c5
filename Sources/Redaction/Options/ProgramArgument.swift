import Bytes

// Secrets by their place among a program's words
//
//     found                                             left alone
//     rabbitmqctl add_user ada ⟦pw⟧                     rabbitmqctl list_users
//     htpasswd -b f ada ⟦pw⟧                            htpasswd -c f ada
//     cargo login ⟦x⟧  bw unlock ⟦pw⟧                   bw get password github  vault login -method=oidc
//     echo ⟦x⟧ | gh secret set NAME                     echo "$X" | gh secret set NAME

/// A word of a program that is secret, or the command that reads one from standard input.
struct ProgramArgument: Sendable {
  /// Where the secret is.
  enum Place {
    /// The word with this number after the subcommand, options aside.
    case word(Int)
    /// The last word of the command.
    case last
    /// The last word of the command, if it looks like a password.
    case lastIfChosen
    /// The last word of the command, as `name:password`, if it looks like that.
    case lastCredentials
    /// The password of `name/password@host`, with this number.
    case afterSlash(Int)
    /// The word after an option, if the command has another text: `put-parameter --type SecureString --value x`.
    case option(StaticString, given: StaticString)
    /// Standard input.
    case input
    /// Standard input, as `name:password`.
    case inputCredentials
    /// The same, if it looks like that.
    case inputPair
  }

  let program: StaticString
  /// The subcommand's words; the last two at most.
  var after: StaticString = ""
  var subcommand: StaticString = ""
  let place: Place
  /// The switch without which there is no secret.
  var option: Unicode.Scalar?

  /// The rows of programs whose names have the length and the first byte of the one at `range`.
  static func rows(of range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    guard let first = text.byte(at: range.lowerBound) else { return 0..<0 }
    return tableRows(withKey: range.count << 8 | Int(first), among: rows.count) {
      Program.key(of: rows[$0].program)
    }
  }

  /// The table, sorted by the lengths and the first bytes of the programs' names.
  static let rows: [ProgramArgument] = [
    ProgramArgument(
      program: "az", after: "secret", subcommand: "set", place: .option("--value", given: "")),
    ProgramArgument(program: "bw", subcommand: "unlock", place: .word(1)),
    ProgramArgument(program: "bw", subcommand: "login", place: .word(2)),
    ProgramArgument(program: "gh", after: "secret", subcommand: "set", place: .input),
    ProgramArgument(program: "mc", after: "alias", subcommand: "set", place: .word(4)),
    ProgramArgument(program: "mc", after: "host", subcommand: "add", place: .word(4)),
    ProgramArgument(program: "op", subcommand: "signin", place: .input),
    ProgramArgument(program: "su", place: .input),
    ProgramArgument(
      program: "aws", subcommand: "put-parameter", place: .option("--value", given: "SecureString")),
    ProgramArgument(program: "db2", subcommand: "using", place: .word(1)),
    ProgramArgument(program: "net", subcommand: "use", place: .word(2)),
    ProgramArgument(program: "net", subcommand: "user", place: .word(2)),
    ProgramArgument(program: "pm2", subcommand: "link", place: .word(1)),
    ProgramArgument(program: "glab", after: "variable", subcommand: "set", place: .word(2)),
    ProgramArgument(program: "isql", place: .word(3)),
    ProgramArgument(program: "pass", subcommand: "insert", place: .input),
    ProgramArgument(program: "rman", subcommand: "target", place: .afterSlash(1)),
    ProgramArgument(program: "snyk", subcommand: "auth", place: .word(1)),
    ProgramArgument(program: "caddy", subcommand: "hash-password", place: .input),
    ProgramArgument(program: "cargo", subcommand: "login", place: .word(1)),
    ProgramArgument(program: "cargo", subcommand: "login", place: .input),
    ProgramArgument(program: "caddy", place: .option("--plaintext", given: "")),
    ProgramArgument(program: "drush", subcommand: "password", place: .word(2)),
    ProgramArgument(program: "expdp", place: .afterSlash(1)),
    ProgramArgument(program: "impdp", place: .afterSlash(1)),
    ProgramArgument(program: "kinit", place: .input),
    ProgramArgument(program: "lpass", place: .input),
    ProgramArgument(program: "ngrok", subcommand: "authtoken", place: .word(1)),
    ProgramArgument(program: "ngrok", subcommand: "add-authtoken", place: .word(1)),
    ProgramArgument(program: "nuget", subcommand: "source", place: .option("-p", given: "")),
    ProgramArgument(program: "nuget", subcommand: "push", place: .option("-k", given: "")),
    ProgramArgument(program: "nuget", subcommand: "setapikey", place: .word(1)),
    ProgramArgument(program: "nuget", subcommand: "setApiKey", place: .word(1)),
    ProgramArgument(program: "vault", subcommand: "login", place: .word(1)),
    ProgramArgument(program: "vault", subcommand: "unseal", place: .word(1)),
    ProgramArgument(program: "virsh", subcommand: "secret-set-value", place: .word(2)),
    ProgramArgument(program: "wandb", subcommand: "login", place: .word(1)),
    ProgramArgument(program: "argon2", place: .input),
    ProgramArgument(program: "bundle", subcommand: "config", place: .lastCredentials),
    ProgramArgument(program: "base64", place: .inputPair),
    ProgramArgument(program: "docker", after: "secret", subcommand: "create", place: .input),
    ProgramArgument(program: "dotnet", after: "user-secrets", subcommand: "set", place: .word(2)),
    ProgramArgument(program: "gopass", subcommand: "insert", place: .input),
    ProgramArgument(program: "passwd", place: .input),
    ProgramArgument(program: "podman", after: "secret", subcommand: "create", place: .input),
    ProgramArgument(program: "poetry", after: "config", subcommand: "http-basic", place: .word(2)),
    ProgramArgument(program: "pulumi", after: "config", subcommand: "set", place: .input),
    ProgramArgument(program: "rclone", after: "rclone", subcommand: "obscure", place: .word(1)),
    ProgramArgument(program: "vercel", after: "env", subcommand: "add", place: .input),
    ProgramArgument(program: "x11vnc", subcommand: "storepasswd", place: .word(1)),
    ProgramArgument(program: "chamber", subcommand: "write", place: .word(3)),
    ProgramArgument(program: "doppler", after: "secrets", subcommand: "set", place: .input),
    ProgramArgument(program: "doppler", after: "secrets", subcommand: "set", place: .word(2)),
    ProgramArgument(program: "etcdctl", subcommand: "add", place: .lastCredentials),
    ProgramArgument(program: "keyring", subcommand: "set", place: .input),
    ProgramArgument(program: "openssl", subcommand: "passwd", place: .last),
    ProgramArgument(program: "pdbedit", place: .input),
    ProgramArgument(program: "radtest", place: .word(2)),
    ProgramArgument(program: "sqlplus", place: .afterSlash(1)),
    ProgramArgument(program: "chpasswd", place: .inputCredentials),
    ProgramArgument(program: "composer", subcommand: "http-basic", place: .word(2)),
    ProgramArgument(program: "composer", subcommand: "github-oauth", place: .word(1)),
    ProgramArgument(program: "composer", subcommand: "gitlab-token", place: .word(1)),
    ProgramArgument(program: "composer", subcommand: "bearer", place: .word(1)),
    ProgramArgument(program: "firebase", subcommand: "functions:secrets:set", place: .input),
    ProgramArgument(program: "htpasswd", place: .last, option: "b"),
    ProgramArgument(program: "htpasswd", place: .input, option: "i"),
    ProgramArgument(program: "htdigest", place: .input),
    ProgramArgument(program: "ipmitool", subcommand: "password", place: .word(2)),
    ProgramArgument(program: "mkpasswd", place: .input),
    ProgramArgument(program: "mkpasswd", place: .lastIfChosen),
    ProgramArgument(
      program: "security", subcommand: "unlock-keychain", place: .option("-p", given: "")),
    ProgramArgument(
      program: "security", subcommand: "create-keychain", place: .option("-p", given: "")),
    ProgramArgument(
      program: "security", subcommand: "set-keychain-password", place: .option("-p", given: "")),
    ProgramArgument(
      program: "security", subcommand: "set-key-partition-list", place: .option("-k", given: "")),
    ProgramArgument(program: "security", subcommand: "import", place: .option("-P", given: "")),
    ProgramArgument(
      program: "security", subcommand: "add-generic-password", place: .option("-w", given: "")),
    ProgramArgument(
      program: "security", subcommand: "add-internet-password", place: .option("-w", given: "")),
    ProgramArgument(program: "steamcmd", subcommand: "login", place: .word(2)),
    ProgramArgument(program: "wrangler", after: "secret", subcommand: "put", place: .input),
    ProgramArgument(program: "zkCli.sh", subcommand: "addauth", place: .lastCredentials),
    ProgramArgument(program: "credstash", subcommand: "put", place: .word(2)),
    ProgramArgument(program: "redis-cli", subcommand: "auth", place: .last),
    ProgramArgument(program: "redis-cli", subcommand: "requirepass", place: .word(1)),
    ProgramArgument(program: "redis-cli", subcommand: "masterauth", place: .word(1)),
    ProgramArgument(program: "smbpasswd", place: .input),
    ProgramArgument(program: "vncpasswd", place: .input),
    ProgramArgument(program: "cryptsetup", place: .input),
    ProgramArgument(program: "ldappasswd", place: .option("-s", given: "")),
    ProgramArgument(program: "ldappasswd", place: .option("-a", given: "")),
    ProgramArgument(program: "mysqladmin", subcommand: "password", place: .word(1)),
    ProgramArgument(program: "prosodyctl", subcommand: "register", place: .word(3)),
    ProgramArgument(program: "samba-tool", after: "user", subcommand: "create", place: .word(2)),
    ProgramArgument(program: "samba-tool", after: "user", subcommand: "add", place: .word(2)),
    ProgramArgument(program: "slappasswd", place: .input),
    ProgramArgument(program: "slappasswd", place: .option("-s", given: "")),
    ProgramArgument(
      program: "cloudflared", after: "service", subcommand: "install", place: .word(1)),
    ProgramArgument(program: "ejabberdctl", subcommand: "register", place: .word(3)),
    ProgramArgument(program: "ejabberdctl", subcommand: "change_password", place: .word(3)),
    ProgramArgument(program: "grafana-cli", subcommand: "reset-admin-password", place: .word(1)),
    ProgramArgument(program: "neo4j-admin", subcommand: "set-initial-password", place: .word(1)),
    ProgramArgument(program: "openconnect", place: .input),
    ProgramArgument(program: "rabbitmqctl", subcommand: "add_user", place: .word(2)),
    ProgramArgument(program: "rabbitmqctl", subcommand: "change_password", place: .word(2)),
    ProgramArgument(program: "rabbitmqctl", subcommand: "authenticate_user", place: .word(2)),
    ProgramArgument(program: "secret-tool", subcommand: "store", place: .input),
    ProgramArgument(program: "networksetup", subcommand: "setairportnetwork", place: .word(3)),
    ProgramArgument(program: "ansible-vault", subcommand: "encrypt_string", place: .word(1)),
    ProgramArgument(program: "ansible-vault", subcommand: "encrypt_string", place: .input),
    ProgramArgument(program: "keepassxc-cli", place: .input),
    ProgramArgument(program: "wpa_passphrase", place: .word(2)),
    ProgramArgument(program: "mosquitto_passwd", place: .last, option: "b"),
    ProgramArgument(program: "ConvertTo-SecureString", place: .input),
  ]
}
