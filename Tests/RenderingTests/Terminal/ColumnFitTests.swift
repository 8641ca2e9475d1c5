import TestSupport
import Testing

@testable import Bytes
@testable import Rendering

/// Tables that look random, each at every width.
struct ColumnFitTests {
  private static let names = [
    "Bash", "日本語プロジェクトの名前", "e\u{301}tude\u{308}s\u{323}\u{307}", "👩‍👩‍👧 family 🇩🇪", "x",
    "mcp__playwright__browser_take_screenshot",
    "src/components/checkout/payment/CreditCardForm.tsx",
    "src/components/checkout/payment/GiftCardForm.tsx", "नमस्ते", "ｱｲｳ Ａ", "(none)",
    String(repeating: "very-long-", count: 30), "\\x1b[2J",
  ]

  private static let figures = [
    "0", "7", "1,234", "$0.0000", "$12.3456", "9,223,372,036,854,775,807",
    "$100,000,000,000,000,000,000,000.0000",
  ]

  /// A table of up to two columns of names and eight of figures.
  private func table(_ numbers: inout SeededGenerator) -> Table {
    let places: [Shortening.Place] = [.front, .middle, .end]
    var columns = (0..<Int.random(in: 1...2, using: &numbers)).map { index in
      Table.Column(
        title: "Name \(index)", isNumber: false,
        shortening: Shortening(
          place: numbers.pick(places),
          comfortable: Int.random(in: 10...30, using: &numbers)))
    }
    for index in 0..<Int.random(in: 1...8, using: &numbers) {
      columns.append(
        Table.Column(
          title: "Title-\(index)", isNumber: true,
          rank: Bool.random(using: &numbers) ? numbers.below(10) * 10 : nil))
    }
    // Most figures are small, or few columns would ever fit.
    let sizes = Bool.random(using: &numbers) ? 5 : Self.figures.count
    let row = { (numbers: inout SeededGenerator) in
      columns.map { column in
        column.isNumber
          ? Self.figures[numbers.below(sizes)]
          : numbers.pick(Self.names)
      }
    }
    let rows = (0..<numbers.below(7)).map { _ in row(&numbers) }
    let shares =
      Bool.random(using: &numbers)
      ? Table.Shares(
        title: "calls", parts: rows.map { _ in Double.random(in: 0...1, using: &numbers) },
        total: 1, longest: 1) : nil
    return Table(
      columns: columns, rows: rows,
      totals: columns.enumerated().map { index, column in
        index == 0 ? "Total" : column.isNumber ? "1,234" : ""
      }, shares: shares)
  }

  /// The narrowest line that holds what always stays.
  private func least(_ table: Table) -> Int {
    let cells = [table.columns.map(\.title)] + table.rows + (table.totals.map { [$0] } ?? [])
    let widths = table.columns.indices.filter { table.columns[$0].rank == nil }.map { index in
      let natural = cells.map { DisplayWidth.of($0[index]) }.max() ?? 0
      return table.columns[index].isNumber
        ? natural : max(DisplayWidth.of(table.columns[index].title), min(natural, 8))
    }
    return widths.reduce(0, +) + 2 * (widths.count - 1)
  }

  @Test(arguments: 1...40)
  func `no line is too wide and no figure is cut, at any width`(_ seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    let table = table(&numbers)
    var narrower: [Int] = []
    for width in Tier.sample(1...250, each: 8, from: Int(seed)) {
      let fit = ColumnFit(to: width, of: [table])
      let lines = TerminalTable(table: table, fit: fit).lines
      let texts = lines.map { $0.text(hasColor: false) }
      #expect(lines.map(\.width) == texts.map(DisplayWidth.of))
      if width >= least(table) { #expect(lines.width <= width) }
      #expect(
        table.columns.indices.allSatisfy { table.columns[$0].rank != nil || fit.shown.contains($0) }
      )
      // A wider terminal shows whatever a narrower one does.
      #expect(narrower.allSatisfy(fit.shown.contains))
      narrower = fit.shown
      check(texts.filter { !$0.hasPrefix("─") }, table, fit)
    }
  }

  /// Looks for the figures that a table has at the ends of its lines, all at the same columns.
  private func check(_ lines: [String], _ table: Table, _ fit: ColumnFit) {
    let figures = fit.shown.filter { table.columns[$0].isNumber }
    let rows = table.rows + (table.totals.map { [$0] } ?? [])
    #expect(lines.count == rows.count + 1)
    var ends: Set<[Int]> = []
    for (line, row) in zip(lines.dropFirst(), rows) {
      var words = line.split(separator: " ")
      if let last = words.last,
        last.unicodeScalars.allSatisfy({ "█"..."▏" ~= $0 })
      {
        words.removeLast()
      }
      if fit.showsShares { #expect(words.popLast()?.hasSuffix("%") == true) }
      let found = words.suffix(figures.count)
      #expect(found.map(String.init) == figures.map { row[$0] })
      ends.insert(found.map { DisplayWidth.of(String(line[..<$0.endIndex])) })
    }
    #expect(ends.count <= 1)
  }

  @Test func `a wide terminal shows all of a table`() {
    for seed in 1...40 as ClosedRange<UInt64> {
      var numbers = SeededGenerator(seed: seed)
      let table = table(&numbers)
      let fit = ColumnFit(to: 2_000, of: [table])
      #expect(fit.shown == Array(table.columns.indices))
      #expect(fit.showsShares == (table.shares != nil))
      let texts = TerminalTable(table: table, fit: fit).lines.map { $0.text(hasColor: false) }
      for row in table.rows {
        #expect(texts.contains { line in row.allSatisfy { line.contains($0) } })
      }
      #expect(texts.allSatisfy { !$0.contains("…") })
    }
  }

  @Test func `columns go by their rank, names only give way before and after`() {
    let name = String(repeating: "n", count: 30)
    let table = Table(
      columns: [
        Table.Column(
          title: "N", isNumber: false, shortening: Shortening(place: .end, comfortable: 20)),
        Table.Column(title: "A", isNumber: true, rank: 1), Table.Column(title: "B", isNumber: true),
        Table.Column(title: "C", isNumber: true, rank: 2),
      ], rows: [[name, "11111", "22222", "33333"]], totals: nil)
    let fits = [(51, 30, 4), (50, 29, 4), (41, 20, 4), (40, 26, 3), (34, 20, 3), (33, 26, 2)]
    for (width, nameWidth, count) in fits {
      let fit = ColumnFit(to: width, of: [table])
      #expect(fit.widths[0] == nameWidth && fit.shown.count == count, "\(width)")
    }
    #expect(ColumnFit(to: 34, of: [table]).shown == [0, 2, 3])
    #expect(ColumnFit(to: 15, of: [table]).widths[0] == 8)
    #expect(ColumnFit(to: 1, of: [table]).widths[0] == 8)
  }

  @Test
  func `names that are used by their beginning are whole before another column keeps its place`() {
    let id = "3f6c1d2e-8a47-4b90-9c15-d04e7b1a6f28"
    let table = Table(
      columns: [
        .text("Session", shortening: .beginning(8, comfortable: 36)), .text("Start", rank: 90),
        .number("Calls"),
      ], rows: [[id, "2026-01-14 16:30", "12,345"]], totals: nil)
    let fits = [
      (62, 36, 3), (61, 36, 2), (44, 36, 2), (43, 35, 2), (18, 10, 2), (17, 9, 2), (1, 9, 2),
    ]
    for (width, idWidth, count) in fits {
      let fit = ColumnFit(to: width, of: [table])
      #expect(fit.widths[0] == idWidth && fit.shown.count == count, "\(width)")
    }
    let narrow = ColumnFit(to: 1, of: [table])
    let lines = TerminalTable(table: table, fit: narrow).lines.map { $0.text(hasColor: false) }
    #expect(lines.contains("3f6c1d2e…  12,345"))
  }

  @Test func `several tables have their columns at the same places`() {
    let tables = ["short", "much longer name"].map { name in
      Table(
        columns: [
          Table.Column(title: "N", isNumber: false), Table.Column(title: "F", isNumber: true),
        ], rows: [[name, "1"]], totals: nil)
    }
    let fit = ColumnFit(to: 80, of: tables)
    #expect(tables.map { TerminalTable(table: $0, fit: fit).lines.width } == [19, 19])
  }
}
