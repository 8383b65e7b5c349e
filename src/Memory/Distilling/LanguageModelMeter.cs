namespace TotalMemory.Distilling;

/// <summary>What the language model cost.</summary>
/// <param name="PausedUntil">When it is tried again after a failure, in ISO 8601; null if not paused.</param>
public sealed record LanguageModelMeter(long Input, long Output, int Calls, int Failed, int Items, string? PausedUntil)
{
    public long Tokens => Input + Output;
}
