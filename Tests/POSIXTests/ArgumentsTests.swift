#if os(Linux)
  import POSIX
  import Testing

  /// The arguments of the process, which static executables find by themselves.
  struct ArgumentsTests {
    @Test func `arguments are those that the runtime finds`() {
      var count: Int32 = 0
      let arguments = unsafe argumentsOfProcess(&count)
      let texts = (0..<Int(count)).map { index in
        unsafe arguments[index].map { unsafe String(cString: $0) }
      }
      #expect(texts == CommandLine.arguments)
      #expect(CurrentProcess.argumentCount == texts.count)
      #expect(unsafe arguments[Int(count)] == nil)
    }
  }
#endif
