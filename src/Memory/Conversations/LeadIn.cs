using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>A phrase that introduces text that is not the person's own.</summary>
/// <param name="Examples">Messages; <c>‖</c> marks where the external text starts.</param>
/// <param name="CounterExamples">Messages without external text.</param>
/// <param name="Signs">The phrase is only sought in a text with one of these characters; empty if it needs none.</param>
internal sealed record LeadIn(
    string Name,
    Regex Pattern,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> CounterExamples,
    string Signs = ":："
);
