using System.Buffers;

namespace TotalMemory.Extraction.Errors;

/// <summary>A command's way into its folder, which says nothing about what failed or worked: <c>cd src &amp;&amp; make</c>. Pure.</summary>
internal static class LeadingFolder
{
    private const string And = "&&";

    private static readonly SearchValues<char> Joints = SearchValues.Create('&', '|', ';', '\n');

    /// <summary>The command without it; what is done whether or not the folder exists (<c>cd src; make</c>) stays.</summary>
    public static string Remove(string command)
    {
        var rest = command.TrimStart();
        while (IsChange(rest) && EndOfFolder(rest) is { } end && end < rest.Length)
            rest = rest[end..].TrimStart();
        return rest;
    }

    /// <summary>Whether a command goes to a folder, whatever comes then.</summary>
    public static bool IsChange(string command) => command.StartsWith("cd ", StringComparison.Ordinal);

    // After its "&&"; null if it is joined otherwise.
    private static int? EndOfFolder(string command)
    {
        var at = command.AsSpan().IndexOfAny(Joints);
        return at > 0 && command.AsSpan(at).StartsWith(And) ? at + And.Length : null;
    }
}
