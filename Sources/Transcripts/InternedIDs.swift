import JSONLines

/// The numbers that the names of one table have in another.
struct InternedIDs {
  private let numbers: ContiguousArray<UInt32>

  /// Adds the names that `names` doesn't have yet, in their order.
  init(of other: StringInterner, in names: inout StringInterner) {
    numbers = names.numbers(of: other)
  }

  /// A number in the other table.
  subscript(number: UInt32) -> UInt32 { numbers[Int(number)] }

  /// Returns a call with the other table's numbers.
  func renumbering(_ call: Call) -> Call {
    var call = call
    call.tool = self[call.tool]
    call.file = self[call.file]
    call.command = self[call.command]
    call.skill = self[call.skill]
    call.subagent = self[call.subagent]
    call.agentID = self[call.agentID]
    call.model = self[call.model]
    call.origin = renumbering(call.origin)
    return call
  }

  /// Returns a response with the other table's numbers.
  func renumbering(_ response: Response) -> Response {
    var response = response
    response.model = self[response.model]
    response.origin = renumbering(response.origin)
    return response
  }

  private func renumbering(_ origin: RowOrigin) -> RowOrigin {
    var origin = origin
    origin.session = self[origin.session]
    origin.directory = self[origin.directory]
    origin.root = self[origin.root]
    origin.branch = self[origin.branch]
    origin.agentID = self[origin.agentID]
    return origin
  }
}
