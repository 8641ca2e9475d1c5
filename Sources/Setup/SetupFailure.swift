/// Why a command couldn't do what it was asked to, in words for people.
struct SetupFailure: Error {
  let description: String

  init(_ description: String) { self.description = description }
}
