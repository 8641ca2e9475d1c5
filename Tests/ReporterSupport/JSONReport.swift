import CommandLineTool
import Foundation

@testable import Analysis
@testable import Pricing
@testable import Reports

/// The JSON summary as scripts rely on it: all of its members and their types.
struct JSONReport: Decodable {
  struct Tokens: Decodable, Equatable {
    let input, output, total: Int
  }

  struct Cost: Decodable {
    struct Exact: Decodable, Equatable {
      let input, output, total: String
    }
    let input, output, total: Decimal
    let currency: String
    let exact: Exact
  }

  struct Durations: Decodable, Equatable {
    let count, total: Int
    let p50, p95, max: Int?
  }

  struct Summary: Decodable {
    struct Lines: Decodable, Equatable {
      let added, removed: Int
    }
    let totalOperations, failedOperations, sessions: Int
    let tokens: Tokens
    let estimatedCost: Cost
    let lines: Lines
    let durationMs: Durations
  }

  struct Tool: Decodable {
    let tool: String
    let count, failures: Int
    let tokens: Tokens
    let estimatedCost: Cost
    let durationMs: Durations
  }

  struct Project: Decodable {
    let project: String
    let count, sessions: Int
    let tokens: Tokens
    let estimatedCost: Cost
  }

  struct Model: Decodable {
    struct Rate: Decodable, Equatable {
      let usdPer1K: Decimal
      let source: String
    }
    struct Rates: Decodable {
      let input, output: Rate
    }
    let model: String
    let count: Int
    let tokens: Tokens
    let estimatedCost: Cost
    let rates: Rates
  }

  struct Day: Decodable {
    let date: String
    let count: Int
    let tokens: Tokens
    let estimatedCost: Cost
  }

  struct EditedFile: Decodable, Equatable {
    let file, project: String
    let count: Int
  }

  struct DataQuality: Decodable, Equatable {
    let files, bytes, records, malformed, rejected, troubles: Int
    var filledModels: Int?
  }

  let range, from, to, basis: String
  let summary: Summary
  let tools: [Tool]
  let projects: [Project]
  let models: [Model]
  let days: [Day]
  let topFiles: [EditedFile]
  let data: DataQuality

  init(_ outcome: Outcome) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(JSONReport.self, from: Data(outcome.standardOutput.utf8))
  }
}
