namespace TotalMemory.History;

/// <summary>One time a record was shown to an agent, and how that session ended.</summary>
/// <param name="Way"><c>briefing</c>, <c>prompt</c>, <c>reminder</c> or <c>recall</c>.</param>
/// <param name="Outcome">Of the session's episode; null if unknown.</param>
public sealed record Delivery(string Session, string Way, DateTimeOffset At, string? Outcome);
