namespace TotalMemory.Spool.Redaction;

/// <summary>
/// A part of a text to be redacted: characters from <paramref name="Start"/> up to, not including, <paramref name="End"/>, and its kind.
/// </summary>
internal readonly record struct Finding(int Start, int End, string Label);
