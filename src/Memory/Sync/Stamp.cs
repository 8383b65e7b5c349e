using System.Globalization;

namespace TotalMemory.Sync;

/// <summary>
/// When a field got its value: a hybrid logical clock (Kulkarni and others, 2014) per field. It follows the time of day, and is always
/// later than the stamp it replaces, however wrong the machine's clock is.
/// </summary>
/// <param name="Milliseconds">Unix time, UTC.</param>
/// <param name="Counter">Orders values of the same millisecond.</param>
/// <param name="Machine">Eight hexadecimal digits; breaks ties between machines.</param>
internal readonly record struct Stamp(long Milliseconds, int Counter, string Machine) : IComparable<Stamp>
{
    private const int TimeDigits = 12; // hexadecimal; milliseconds beyond the year 9999
    private const int CounterDigits = 4; // hexadecimal
    private const int MostCounted = 0xffff; // what these digits hold

    /// <summary>A stamp for a change at a time, later than the one it replaces.</summary>
    public static Stamp After(Stamp? replaced, long at, string machine)
    {
        if (replaced is not { } old || at > old.Milliseconds)
            return new Stamp(Math.Max(at, 0), 0, machine);
        return old.Counter < MostCounted
            ? new Stamp(old.Milliseconds, old.Counter + 1, machine)
            : new Stamp(old.Milliseconds + 1, 0, machine);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static Stamp? Parse(string? text) =>
        text is { Length: > TimeDigits + CounterDigits }
        && long.TryParse(text.AsSpan(0, TimeDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var time)
        && int.TryParse(
            text.AsSpan(TimeDigits, CounterDigits),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var counter
        )
            ? new Stamp(time, counter, text[(TimeDigits + CounterDigits)..])
            : null;

    public int CompareTo(Stamp other) => string.CompareOrdinal(ToString(), other.ToString());

    public static bool operator <(Stamp a, Stamp b) => a.CompareTo(b) < 0;

    public static bool operator >(Stamp a, Stamp b) => a.CompareTo(b) > 0;

    public static bool operator <=(Stamp a, Stamp b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Stamp a, Stamp b) => a.CompareTo(b) >= 0;

    /// <summary>The text form sorts like the stamps, because databases compare it.</summary>
    public override string ToString() => $"{Milliseconds:x12}{Counter:x4}{Machine}";
}
