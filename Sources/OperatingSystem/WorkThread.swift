internal import CSystem

/// A running thread. The corresponding C type is `pthread_t`.
@safe struct WorkThread {
  /// The work of a thread.
  final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let identifier: pthread_t

  /// Starts a thread that does `work`; nil if the thread can't be created.
  init?(doing work: Work) {
    let context = unsafe Unmanaged.passRetained(work)
    #if canImport(Darwin)
      var identifier: pthread_t?
    #else
      var identifier = pthread_t()
    #endif
    let error = unsafe pthread_create(
      &identifier, nil,
      { context in
        #if canImport(Darwin)
          let work = unsafe Unmanaged<Work>.fromOpaque(context)
        #else
          guard let context = unsafe context else { return nil }
          let work = unsafe Unmanaged<Work>.fromOpaque(context)
        #endif
        unsafe work.takeRetainedValue().body()
        return nil
      }, context.toOpaque())
    guard error == 0 else {
      unsafe context.release()
      return nil
    }
    #if canImport(Darwin)
      guard let identifier = unsafe identifier else { return nil }
    #endif
    self.identifier = identifier
  }

  /// Waits until the thread ends.
  func join() { _ = pthread_join(identifier, nil) }
}

/// A value protected by a lock. The corresponding C type is `pthread_mutex_t`.
///
/// Embedded Swift has no `Mutex`. Sharing this class is safe because the value is only accessible while the
/// lock is held.
@safe final class Locked<Value>: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var value: Value

  init(_ value: Value) {
    self.value = value
    _ = unsafe pthread_mutex_init(mutex, nil)
  }

  deinit {
    _ = unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  /// Calls `body` with the value while holding the lock.
  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    _ = unsafe pthread_mutex_lock(mutex)
    defer { _ = unsafe pthread_mutex_unlock(mutex) }
    return body(&value)
  }
}
