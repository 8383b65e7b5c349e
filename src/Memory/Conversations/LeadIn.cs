using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>A phrase that introduces text that is not the person's own.</summary>
/// <param name="Examples">Messages; <c>‖</c> marks where the external text starts.</param>
/// <param name="CounterExamples">Messages without external text.</param>
/// <param name="HasColon">The phrase ends with a colon, so it need not be searched for in a text without one.</param>
internal sealed record LeadIn(
    string Name,
    Regex Pattern,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> CounterExamples,
    bool HasColon = true
);
