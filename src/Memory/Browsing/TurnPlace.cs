namespace TotalMemory.Browsing;

/// <summary>Position of a turn: its transcript, line and part.</summary>
public sealed record TurnPlace(long Transcript, int Line, int Part)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Transcript}-{Line}-{Part}");

    /// <summary>Null if the text is not a position.</summary>
    public static TurnPlace? Parse(string? text) =>
        text?.Split('-') is [var transcript, var line, var part]
        && long.TryParse(transcript, out var t)
        && int.TryParse(line, out var l)
        && int.TryParse(part, out var p)
            ? new TurnPlace(t, l, p)
            : null;
}
