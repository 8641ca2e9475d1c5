import Analysis
import Bytes
import Rendering

extension Dimension {
  /// How names are shortened in a table; nil for times.
  var shortening: Shortening? {
    switch self {
    case .day, .week, .month, .hour: nil
    case .file, .projectDirectory: Shortening(place: .front, comfortable: 28)
    case .model: Shortening(place: .front, comfortable: 15)
    // A shortened ID still works as a filter: --session '3f6c1d2e*'.
    case .session: Shortening(place: .end, comfortable: 12)
    case .command: Shortening(place: .end, comfortable: 20)
    case .project, .agent, .user: Shortening(place: .middle, comfortable: 14)
    default: Shortening(place: .middle, comfortable: 20)
    }
  }
}
