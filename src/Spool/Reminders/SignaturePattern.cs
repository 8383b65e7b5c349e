namespace TotalMemory.Spool.Reminders;

/// <summary>
/// An error signature as a pattern: placeholders match anything, and the words between them must be in one line in this order. So a hook
/// recognises an error without normalising its text.
/// </summary>
public static class SignaturePattern
{
    /// <summary>Minimum number of literal letters; fewer would match anything (chosen).</summary>
    private const int LeastLetters = 10;

    private static readonly string[] Placeholders = ["<time>", "<id>", "'…'", "<url>", "<path>", "<hash>", "<n>"];

    /// <summary>The literal parts of a signature (without its program), in order; empty if they are not specific enough.</summary>
    public static IReadOnlyList<string> Build(string program, string signature)
    {
        var message = signature.StartsWith(program + ":", StringComparison.OrdinalIgnoreCase)
            ? signature[(program.Length + 1)..]
            : signature;
        var parts = message
            .Split(Placeholders, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(p => p.Any(char.IsLetterOrDigit))
            .ToList();
        return parts.Sum(p => p.Count(char.IsLetter)) >= LeastLetters ? parts : [];
    }

    /// <summary>True if a line of the output contains all parts in order, ignoring case.</summary>
    public static bool IsIn(IReadOnlyList<string> parts, ReadOnlySpan<char> output)
    {
        if (parts.Count == 0)
            return false;
        // Signatures are lower case, so the output is lowered once, and then searched exactly.
        Span<char> folded = output.Length <= 4096 ? stackalloc char[output.Length] : new char[output.Length];
        output.ToLowerInvariant(folded);
        return IsInFolded(parts, folded);
    }

    /// <summary>The same for a text in lower case.</summary>
    public static bool IsInFolded(IReadOnlyList<string> parts, ReadOnlySpan<char> output)
    {
        foreach (var part in parts)
            if (output.IndexOf(part, StringComparison.Ordinal) < 0)
                return false;
        foreach (var line in output.EnumerateLines())
        {
            var rest = line;
            var all = true;
            foreach (var part in parts)
            {
                var at = rest.IndexOf(part, StringComparison.Ordinal);
                if (at < 0)
                {
                    all = false;
                    break;
                }
                rest = rest[(at + part.Length)..];
            }
            if (all)
                return true;
        }
        return false;
    }
}
