/// Where the branch is found on which a call was made.
package enum BranchSource {
  /// In the git directory of the directory in which the call was made, as it is now.
  case workTree
  /// Somebody knows it already; nil for none.
  case known(String?)
}
