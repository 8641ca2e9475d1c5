import Bytes
import Pricing
package import Rendering

extension RatesReport {
  package var document: Document {
    Document(
      title: "Rates in US dollars for 1,000 tokens", body: .table(table),
      notes: [
        "Built-in rates are as of \(date). A search of the web costs"
          + " \(BuiltInPrices.webSearch.exactText).",
        "A variable without the version is for the family, CLAUDE_RATE_INPUT for all models;"
          + " CLAUDE_RATE_OUTPUT, _CACHE_WRITE (5m), _CACHE_WRITE_1H, _CACHE_READ and the like are"
          + " for the others. Without those of a cache, its rates follow CLAUDE_RATE_INPUT where"
          + " that is set.",
      ] + rules
        + otherVariables.map { "\($0) is set, but belongs to none of these models." })
  }

  package var data: DataTable {
    let table = table
    return DataTable(
      names: table.columns.map { $0.title }, rows: table.rows.map { $0.map { .text($0) } })
  }

  private var table: Table {
    Table(
      columns: [
        .text("Model", shortening: Shortening(place: .front, comfortable: 21))
      ]
        + TokenKind.allCases.map { .number($0.column.title, rank: $0.column.rank) } + [
          .text("Input from", rank: 20), .text("Output from", rank: 10),
          .text("Cache from", rank: 5),
          .text("Variable", rank: 30, shortening: Shortening(place: .front, comfortable: 26)),
        ],
      rows: rows.map { row in
        [row.model ?? "(any other)"] + row.rates.all.map { $0.perThousand.exactText } + [
          row.rates.input.source.rawValue, row.rates.output.source.rawValue,
          Self.cacheSources(of: row.rates), row.variables.input[0],
        ]
      })
  }

  /// Returns the sources of the cache rates, without duplicates.
  private static func cacheSources(of rates: ModelRates) -> String {
    var sources: [String] = []
    for kind in TokenKind.allCases where kind.isOfCache {
      let source = rates[kind].source.rawValue
      if !sources.contains(source) { sources.append(source) }
    }
    return sources.joined(separator: ", ")
  }

  /// The exceptions to the rates, one line for all models with the same one.
  private var rules: [String] {
    let inUS =
      "If the model must run in the US: \(BuiltInPrices.factorInUS.exactText) times the built-in"
      + " rates"
    let cases =
      rows.flatMap { row in
        row.exceptions.map {
          (rule: Self.description(of: $0, besides: row.rates), model: row.model)
        }
      } + rows.filter { $0.costsMoreInUS }.map { (rule: inUS, model: $0.model) }
    var models: [String: [String]] = [:]
    var rules: [String] = []
    for (rule, model) in cases {
      if models[rule] == nil { rules.append(rule) }
      models[rule, default: []].append(model ?? "any other")
    }
    return rules.map { "\($0) (\((models[$0] ?? []).joined(separator: ", ")))." }
  }

  /// Returns the condition of an exception, and the rates that it changes.
  private static func description(
    of exception: RequestPricing.Tariff, besides rates: ModelRates
  ) -> String {
    let changed = TokenKind.allCases.filter { exception.rates[$0] != rates[$0] }.map {
      "\($0.column.title.lowercased()) \(exception.rates[$0].perThousand.exactText)"
    }
    let condition = [
      exception.rule?.isFast == true ? "in fast mode" : nil,
      exception.rule?.promptAbove.map {
        "with prompts of over \(NumberText.grouped($0)) tokens"
      },
      exception.rule?.before.map { "before \($0)" },
    ].compactMap { $0 }.joined(separator: " ")
    return condition.prefix(1).uppercased() + condition.dropFirst() + ": "
      + changed.joined(separator: ", ")
  }
}

extension TokenKind {
  /// The column of its rates, with the `rank`; nil for columns that are never left out.
  fileprivate var column: (title: String, rank: Int?) {
    switch self {
    case .input: ("Input", nil)
    case .output: ("Output", nil)
    case .cacheWrite5m: ("Write 5m", 34)
    case .cacheWrite1h: ("Write 1h", 32)
    case .cacheRead: ("Read", 36)
    }
  }
}
