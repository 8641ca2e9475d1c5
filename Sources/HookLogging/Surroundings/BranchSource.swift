/// Where the branch of a call is looked up.
package enum BranchSource {
  /// In the current `HEAD` of the git directory for the call's working directory.
  case workTree
  /// Nowhere: the caller knows the branch; nil for none.
  case known(String?)
}
