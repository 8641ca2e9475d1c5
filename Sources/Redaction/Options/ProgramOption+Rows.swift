// Options of programs that take a secret
//
//     found                                             left alone
//     curl -b ⟦sid=x⟧                                   curl -b cookies.txt
//     curl -u ada:⟦pw⟧  --user ada:⟦pw⟧                 docker run -u 1000:1000  -u node:node
//     tool -u ada:⟦pw1⟧                                 rclone -u remote:photos  tool -u host:8080/path
//     mysql -p⟦pw⟧  mysql -vp⟦pw⟧                       mysql -p shop  mkdir -p a  mysql -P3306
//     mongosh -p ⟦pw⟧  7z x -p⟦pw⟧                      psql -p 5432  mkdir -p a
//     sshpass -p ⟦pw⟧ ssh ada@host                      ssh -p 22 ada@host
//     redis-cli -a ⟦pw⟧                                 ls -a
//     openssl rsa -passin pass:⟦pw⟧                     -passin env:PW
//     docker login -p ⟦pw⟧                              docker run -p 80
//     gh secret set NAME --body ⟦x⟧                     gh issue create --body "token: expired"

extension ProgramOption {
  /// Options whose letter may follow others. Of each table, the first row that matches counts.
  static let clusters: [ProgramOption] = [
    // If a blank follows, MySQL asks for the password.
    ProgramOption(program: .mysql, name: "-p", value: .attachedSecret, match: .attachedCluster),
    ProgramOption(program: .sudo, name: "-S", value: .input, match: .last),
    ProgramOption(program: .curl, name: "-u", value: .credentials, match: .cluster),
    ProgramOption(program: .git, name: "-m", value: .prose, match: .last),
    // unzip -qP x, ldapsearch -xw x
    ProgramOption(program: .capitalPassword, name: "-P", value: .secret, match: .last),
    ProgramOption(program: .ldap, name: "-w", value: .secret, match: .last),
  ]

  /// Options of a letter, sorted by it.
  static let letters: [ProgramOption] = [
    ProgramOption(program: .samba, name: "-A", value: .unrelated, match: .exact),
    ProgramOption(program: .snmp, name: "-A", value: .suspectedSecret, match: .exact),
    ProgramOption(program: .script, name: "-A", value: .credentials, match: .exact),
    ProgramOption(program: .curl, name: "-E", value: .passwordOfFile, match: .exact),
    ProgramOption(program: .openssl, name: "-K", value: .secret, match: .exact),
    ProgramOption(program: .capitalPassword, name: "-N", value: .suspectedSecret, match: .exact),
    ProgramOption(program: .capitalPassword, name: "-P", value: .secret, match: .attached),
    ProgramOption(program: .samba, name: "-U", value: .credentialsAround("%"), match: .attached),
    ProgramOption(program: .curl, name: "-U", value: .credentials, match: .attached),
    ProgramOption(program: .snmp, name: "-X", value: .suspectedSecret, match: .exact),
    ProgramOption(program: .redis, name: "-a", value: .secret, match: .exact),
    ProgramOption(program: .password, name: "-ap", value: .suspectedSecret, match: .exact),
    ProgramOption(program: .httpie, name: "-a", value: .credentials, match: .exact),
    ProgramOption(program: nil, name: "-auth", value: .suspectedCredentials, match: .inAnyCase),
    ProgramOption(program: .curl, name: "-b", value: .cookies, match: .exact),
    ProgramOption(program: .storedSecret, name: "-b", value: .secret, match: .attached),
    ProgramOption(program: .git, name: "-b", value: .prose, match: .prefix),
    ProgramOption(program: .snmp, name: "-c", value: .likelySecret, match: .exact),
    ProgramOption(program: .tests, name: "-e", value: .prose, match: .exact),
    ProgramOption(program: .tests, name: "-g", value: .prose, match: .exact),
    ProgramOption(program: .archiver, name: "-hp", value: .attachedSecret, match: .attached),
    ProgramOption(program: .openssl, name: "-hmac", value: .secret, match: .exact),
    ProgramOption(program: .script, name: "-id", value: .credentials, match: .exact),
    ProgramOption(program: .openssl, name: "-k", value: .secret, match: .exact),
    ProgramOption(program: .tests, name: "-k", value: .prose, match: .exact),
    ProgramOption(program: nil, name: "-pass", value: .secretSource, match: .prefix),
    ProgramOption(program: .sshpass, name: "-p", value: .secretBeforeCommand, match: .attached),
    ProgramOption(program: .password, name: "-p", value: .suspectedSecret, match: .attached),
    ProgramOption(program: .archiver, name: "-p", value: .attachedSecret, match: .attached),
    ProgramOption(program: .xfree, name: "-p", value: .unrelated, match: .exact),
    ProgramOption(program: .login, name: "-p", value: .suspectedSecret, match: .attached),
    ProgramOption(program: nil, name: "-p", value: .passwordOfUser, match: .exact),
    ProgramOption(program: .ldap, name: "-s", value: .likelySecret, match: .exact),
    ProgramOption(program: .token, name: "-t", value: .likelySecret, match: .attached),
    ProgramOption(program: nil, name: "-t", value: .uploadToken, match: .exact),
    ProgramOption(program: .tests, name: "-t", value: .prose, match: .exact),
    ProgramOption(program: .git, name: "-t", value: .prose, match: .prefix),
    ProgramOption(program: .ftp, name: "-u", value: .credentialsAround(","), match: .attached),
    ProgramOption(program: .curl, name: "-u", value: .credentials, match: .attached),
    ProgramOption(program: .git, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .login, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .storedSecret, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .search, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .sudo, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .other, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .azure, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .files, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .script, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: .sed, name: "-u", value: .unrelated, match: .attached),
    ProgramOption(program: nil, name: "-u", value: .suspectedCredentials, match: .attached),
    ProgramOption(program: .ldap, name: "-w", value: .secret, match: .attached),
    ProgramOption(program: .password, name: "-xp", value: .suspectedSecret, match: .exact),
  ]

  /// Options with two dashes, sorted by the byte after these.
  static let words: [ProgramOption] = [
    ProgramOption(program: nil, name: "--api-key-stdin", value: .input, match: .inAnyCase),
    ProgramOption(program: .httpie, name: "--auth", value: .credentials, match: .exact),
    ProgramOption(program: nil, name: "--auth", value: .suspectedCredentials, match: .inAnyCase),
    ProgramOption(program: nil, name: "--auth-cred", value: .credentials, match: .inAnyCase),
    ProgramOption(program: nil, name: "--auth-creds", value: .credentials, match: .inAnyCase),
    ProgramOption(program: nil, name: "--basic-auth", value: .credentials, match: .inAnyCase),
    ProgramOption(program: .script, name: "--basic", value: .credentials, match: .exact),
    ProgramOption(program: .storedSecret, name: "--body", value: .secret, match: .inAnyCase),
    ProgramOption(program: .git, name: "--body", value: .prose, match: .prefix),
    ProgramOption(program: .curl, name: "--cert", value: .passwordOfFile, match: .inAnyCase),
    ProgramOption(program: .curl, name: "--cookie", value: .cookies, match: .inAnyCase),
    ProgramOption(program: nil, name: "--data-file", value: .inputIfDash, match: .inAnyCase),
    ProgramOption(program: .git, name: "--description", value: .prose, match: .prefix),
    ProgramOption(program: .tests, name: "--grep", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "--grep", value: .prose, match: .prefix),
    ProgramOption(program: nil, name: "--http-auth", value: .credentials, match: .inAnyCase),
    ProgramOption(program: .curl, name: "--http-user", value: .unrelated, match: .inAnyCase),
    ProgramOption(program: nil, name: "--key-file", value: .inputIfDash, match: .inAnyCase),
    ProgramOption(program: .git, name: "--label", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "--message", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "--notes", value: .prose, match: .prefix),
    ProgramOption(program: nil, name: "--oauth2-bearer", value: .secret, match: .inAnyCase),
    ProgramOption(program: .curl, name: "--proxy-cert", value: .passwordOfFile, match: .inAnyCase),
    ProgramOption(program: nil, name: "--proxy-user", value: .credentials, match: .inAnyCase),
    ProgramOption(program: nil, name: "--password-stdin", value: .input, match: .inAnyCase),
    ProgramOption(program: nil, name: "--passwd-on-stdin", value: .input, match: .inAnyCase),
    ProgramOption(program: nil, name: "--pw-stdin", value: .input, match: .inAnyCase),
    ProgramOption(program: nil, name: "--passphrase-fd", value: .input, match: .inAnyCase),
    ProgramOption(program: nil, name: "--password-fd", value: .input, match: .inAnyCase),
    ProgramOption(program: nil, name: "--pinentry-mode", value: .unrelated, match: .inAnyCase),
    ProgramOption(program: .redis, name: "--pass", value: .secret, match: .exact),
    ProgramOption(program: .tests, name: "--plain-name", value: .prose, match: .prefix),
    ProgramOption(program: nil, name: "--secret-string", value: .secret, match: .inAnyCase),
    ProgramOption(program: nil, name: "--set-secrets", value: .references, match: .inAnyCase),
    ProgramOption(program: .git, name: "--search", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "--subject", value: .prose, match: .prefix),
    ProgramOption(program: nil, name: "--token-stdin", value: .input, match: .inAnyCase),
    ProgramOption(program: .tests, name: "--testNamePattern", value: .prose, match: .prefix),
    ProgramOption(program: .git, name: "--title", value: .prose, match: .prefix),
    ProgramOption(program: nil, name: "--update-secrets", value: .references, match: .inAnyCase),
    ProgramOption(program: .curl, name: "--user", value: .credentials, match: .inAnyCase),
    ProgramOption(program: .sudo, name: "--user", value: .unrelated, match: .inAnyCase),
    ProgramOption(program: .other, name: "--user", value: .unrelated, match: .inAnyCase),
    ProgramOption(program: .azure, name: "--user", value: .unrelated, match: .inAnyCase),
    ProgramOption(program: nil, name: "--user", value: .suspectedCredentials, match: .inAnyCase),
    ProgramOption(program: nil, name: "--with-token", value: .input, match: .inAnyCase),
  ]
}
