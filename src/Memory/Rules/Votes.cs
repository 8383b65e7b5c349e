namespace TotalMemory.Rules;

/// <summary>Votes on a noted insight, and its uses.</summary>
public sealed record Votes(int Up, int Down, int Fired, DateTimeOffset? LastFired);
