using System.Globalization;

namespace TotalMemory.Browsing;

/// <summary>The end of a page: time and number of its last row. The next page starts after it.</summary>
public sealed record PageMark(long At, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}-{Id}");

    /// <summary>Null if the text is not a page mark.</summary>
    public static PageMark? Parse(string? text) =>
        text?.Split('-') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new PageMark(time, number)
            : null;
}
