using System.Globalization;

namespace TotalMemory.Transcripts;

/// <summary>
/// Times as other programs write them: seconds, milliseconds, microseconds or nanoseconds since 1970 (the unit is told by the size), or
/// a date and time in the invariant culture; without a zone it is UTC.
/// </summary>
internal static class OutsideTime
{
    // A thousand times a unit's numbers of this century exceed those of the next smaller unit.
    private const double MostSeconds = 1e11;
    private const double MostMilliseconds = 1e14;
    private const double MostMicroseconds = 1e17;

    private static readonly double LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Null if it is no time.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Since1970(number);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }

    private static DateTimeOffset? Since1970(double number)
    {
        var milliseconds = number switch
        {
            < MostSeconds => number * 1e3,
            < MostMilliseconds => number,
            < MostMicroseconds => number / 1e3,
            _ => number / 1e6,
        };
        return milliseconds >= 0 && milliseconds <= LastMillisecond ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
    }
}
