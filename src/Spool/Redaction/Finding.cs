namespace TotalMemory.Spool.Redaction;

/// <summary>
/// A stretch of text that must not be kept: characters [<paramref name="Start"/>, <paramref name="End"/>), and what it is.
/// </summary>
internal readonly record struct Finding(int Start, int End, string Label);
