/// The reason that a command failed, in words for its user.
struct SetupFailure: Error {
  let description: String

  init(_ description: String) { self.description = description }
}
