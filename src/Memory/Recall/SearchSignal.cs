using System.Text.Json.Serialization;

namespace TotalMemory.Recall;

/// <summary>One way a record was found.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Score">BM25 for words, cosine for meaning, gain for context, activation for the graph.</param>
public sealed record SearchSignal([property: JsonConverter(typeof(SearchSignalJson))] SearchSignalKind Name, int Rank, double Score);
