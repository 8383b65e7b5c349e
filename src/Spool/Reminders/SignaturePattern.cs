namespace TotalMemory.Spool.Reminders;

/// <summary>
/// An error signature as a pattern: its placeholders stand for anything, the words between them must stand in one line in this order.
/// So a hook recognises an error without normalising its text.
/// </summary>
public static class SignaturePattern
{
    /// <summary>Letters that must be literal: less would fit anything.</summary>
    private const int LeastLetters = 10;

    private static readonly string[] Placeholders = ["<time>", "<id>", "'…'", "<url>", "<path>", "<hash>", "<n>"];

    /// <summary>The literal parts of a signature (without its program), in order; empty when they say too little to go by.</summary>
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

    /// <summary>True when a line of the output holds all parts in order, whatever their case.</summary>
    public static bool IsIn(IReadOnlyList<string> parts, ReadOnlySpan<char> output)
    {
        if (parts.Count == 0)
            return false;
        // Signatures are lower case: one folding makes the searches exact, and a text without a part needs no second look.
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
