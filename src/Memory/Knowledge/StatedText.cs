namespace TotalMemory.Knowledge;

/// <summary>A text whose first part says it, and whose rest adds to it.</summary>
/// <param name="StatementLength">Length of the first part; null if all of it is the statement.</param>
public readonly record struct StatedText(string Text, int? StatementLength)
{
    /// <param name="addition">With what joins it to the statement; may be empty.</param>
    public static StatedText Join(string statement, string addition) =>
        addition.Length == 0 ? new(statement, null) : new(statement + addition, statement.Length);

    /// <summary>The same with another addition at its end.</summary>
    public StatedText With(string addition) => new(Text + addition, StatementLength ?? Text.Length);

    /// <summary>The first part.</summary>
    public string Statement => StatementLength is { } length && length < Text.Length ? Text[..length] : Text;

    /// <summary>What follows the statement; empty if nothing does.</summary>
    public string Addition => Text[Statement.Length..];

    /// <summary>The number of characters as SQLite counts them: code points.</summary>
    internal static int? ToCodePoints(string text, int? length) =>
        length is { } units && units > 0 && units < text.Length ? text.AsSpan(0, units).ToString().EnumerateRunes().Count() : null;

    /// <summary>The length of so many code points.</summary>
    internal static int? FromCodePoints(string text, int? count)
    {
        if (count is not > 0)
            return null;
        var length = 0;
        foreach (var rune in text.EnumerateRunes().Take(count.Value))
            length += rune.Utf16SequenceLength;
        return length < text.Length ? length : null;
    }
}
