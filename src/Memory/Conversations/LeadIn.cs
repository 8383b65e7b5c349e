using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>A phrase behind which somebody else's words stand.</summary>
/// <param name="Examples">Messages; <c>‖</c> stands where the external words begin.</param>
/// <param name="CounterExamples">Messages in which nothing is external.</param>
internal sealed record LeadIn(string Name, Regex Pattern, IReadOnlyList<string> Examples, IReadOnlyList<string> CounterExamples);
