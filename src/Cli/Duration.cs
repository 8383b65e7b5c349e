using System.Globalization;

namespace TotalMemory.Cli;

/// <summary>A duration as people write it: <c>30m</c>, <c>2h</c>, <c>1h30m</c>, <c>3d</c>. Pure.</summary>
internal static class Duration
{
    /// <summary>For longer, a pause without an end is meant (chosen).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Null if the text is not a duration, is zero, or is longer than <see cref="Longest"/>.</summary>
    public static TimeSpan? Parse(string text) => Between(text, TimeSpan.FromMinutes(1), Longest);

    /// <summary>Null if the text is not a duration, or is outside these limits.</summary>
    public static TimeSpan? Between(string text, TimeSpan least, TimeSpan most)
    {
        var rest = text.Trim().ToLowerInvariant().AsSpan();
        var sum = TimeSpan.Zero;
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is <= 0 or > 6 || !int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            if (Unit(rest[digits]) is not { } unit)
                return null;
            sum += number * unit;
            rest = rest[(digits + 1)..];
        }
        return sum >= least && sum <= most ? sum : null;
    }

    private static TimeSpan? Unit(char letter) =>
        letter switch
        {
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => null,
        };
}
