import ActivityLog
import Testing

struct ActivityRecordTests {
  @Test(arguments: [(0, 0, 0), (3, 4, 7), (.max, 0, .max), (.max, 1, .max), (.max, .max, .max)])
  func `adds tokens up to the largest number`(_ input: Int, _ output: Int, _ total: Int) {
    var record = ActivityRecord(timestamp: "", sessionID: "", tool: "", project: "")
    (record.inputTokens, record.outputTokens) = (input, output)
    #expect(record.totalTokens == total)
  }
}
