using System.Globalization;

namespace TotalMemory.Spool.Printing;

/// <summary>A number and its noun: "1 rule", "2 rules".</summary>
public static class Counted
{
    public static string Format(long number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");
}
