import POSIX

extension SummaryReport {
  /// Makes the report of what a scan found.
  init(_ scan: ScanResult, days: DayRange, today: CalendarDate, rates: RateCard) {
    to = days.last ?? scan.lastDay ?? today
    from = days.first ?? min(scan.firstDay ?? to, to)
    label = days.label(from: from, to: to)
    quality = scan.quality

    let all = scan.calls.groups(by: [], rates: rates).first?.group
    total = Row(name: "", group: all ?? Aggregate.Group())
    tools = Self.rows(scan.calls.groups(by: [.tool], rates: rates)) { $0[0] ?? Label.none }
    let projectGroups = scan.calls.groups(by: [.project, .projectFolder], rates: rates)
    let names = ProjectNames(projectGroups.map { (name: $0.names[0], folder: $0.names[1]) })
    projects = Self.rows(projectGroups) { names.label(name: $0[0], folder: $0[1]) }
    models = Self.models(scan.calls, rates)
    self.days = Self.rows(scan.calls.groups(by: [.day], rates: rates)) { $0[0] ?? Label.none }
      .sorted { $0.name.utf8Precedes($1.name) }
    topFiles = Self.topFiles(scan.edits, names, rates)
    rateBasis = Self.rateBasis(models, rates)
  }

  /// Rows by their names, those with most calls first; groups of one name become one row.
  private static func rows(
    _ groups: [(names: [String?], group: Aggregate.Group)], name: ([String?]) -> String
  ) -> [Row] {
    var numbers = NameTable()
    var rows: [Row] = []
    for (names, group) in groups {
      let row = Row(name: name(names), group: group)
      let number = Int(numbers.number(of: row.name))
      if number > rows.count { rows.append(row) } else { rows[number - 1].group += group }
    }
    return rows.sorted { left, right in
      let counts = (left.group.totals.count, right.group.totals.count)
      return counts.0 == counts.1 ? left.name.utf8Precedes(right.name) : counts.0 > counts.1
    }
  }

  /// Models by their normalised ids.
  private static func models(_ calls: Aggregate, _ rates: RateCard) -> [Row] {
    rows(calls.groups(by: [.model], rates: rates)) { names in
      names[0].map { ModelID($0).text } ?? Label.unknownModel
    }.map { row in
      var row = row
      row.rates = rates.rates(for: row.name == Label.unknownModel ? nil : ModelID(row.name))
      return row
    }
  }

  /// The files edited most, by the project as it is shown.
  private static func topFiles(
    _ edits: Aggregate, _ names: ProjectNames, _ rates: RateCard
  ) -> [EditedFile] {
    var files: [EditedFile] = []
    var projects = NameTable()
    var paths = NameTable()
    var places: [SIMD2<UInt32>: Int] = [:]
    for (name, group) in edits.groups(by: [.project, .projectFolder, .file], rates: rates) {
      let project = names.label(name: name[0], folder: name[1])
      let path = name[2] ?? Label.none
      let key = SIMD2(projects.number(of: project), paths.number(of: path))
      let place = places[key] ?? files.count
      if place == files.count {
        places[key] = place
        files.append(EditedFile(file: path, project: project, count: 0))
      }
      files[place].count += group.totals.count
    }
    return Array(files.sorted(by: EditedFile.precedes).prefix(10))
  }

  /// The environment, when a rate of it applied; the default, when nothing else did.
  private static func rateBasis(_ models: [Row], _ rates: RateCard) -> RateBasis {
    let sources = models.compactMap(\.rates).flatMap { [$0.input.source, $0.output.source] }
    if sources.contains(.environment) || (sources.isEmpty && rates.hasGeneralRate) {
      return .environment
    }
    return sources.contains(.builtIn) ? .byModel : .byDefault
  }
}

extension String {
  /// Whether it comes before another text, by their UTF-8 bytes.
  func utf8Precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
