import CommandLineTool
import Testing

struct UsageErrorTests {
  @Test func `says what it was made with`() {
    #expect(UsageError("bad rate").description == "bad rate")
    #expect("\(UsageError("bad rate"))" == "bad rate")
  }

  @Test func `names the nearest word`() {
    let error = UsageError("unknown range 'tody'", near: "tody", among: ["today", "week"])
    #expect(error == UsageError("unknown range 'tody'; did you mean 'today'?"))
  }

  @Test func `names all words where none is near`() {
    let error = UsageError("unknown range 'soon'", near: "soon", among: ["today", "week"])
    #expect(error == UsageError("unknown range 'soon'; known are today, week"))
  }
}
