namespace TotalMemory.Spool.Redaction;

/// <summary>Fields of a form as it is posted (RFC 7578): <c>name="password"</c>, an empty line, the value.</summary>
internal static class FormParts
{
    private const string Name = "form-data; name=\"";
    private const int FarthestValue = 200; // chosen: above a part's headers

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf(Name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Name, at + 1, StringComparison.Ordinal))
        {
            var start = at + Name.Length;
            var end = CharacterRuns.RunEnd(text, start, CharacterRuns.Dotted, AssignmentSecrets.LongestName);
            var kind = SecretName.Classify(text.AsSpan(start, end - start));
            if (kind is SecretName.Kind.None || Value(text, end) is not (var from and > 0))
                continue;
            var value = ValueAt.Read(text, from);
            if (!value.IsEmpty && SecretValue.IsSecret(value.Slice(text), kind, quoted: true, firm: true))
                found.Add(new Finding(value.Start, ValueAt.Whole(text, value).End, SecretName.Label(kind)));
        }
    }

    // The index after the empty line; 0 if there is none.
    private static int Value(string text, int at)
    {
        for (var most = Math.Min(text.Length, at + FarthestValue); at < most; at++)
            if (ValueAt.AfterLineBreak(text, Escaped(text, at)) is var line && line > Escaped(text, at))
            {
                var empty = Escaped(text, line);
                if (ValueAt.AfterLineBreak(text, empty) is var next && next > empty)
                    return next < text.Length ? next : 0;
            }
        return 0;
    }

    // Skips a carriage return that is written as \r.
    private static int Escaped(string text, int at) => at + 1 < text.Length && text[at] == '\\' && text[at + 1] == 'r' ? at + 2 : at;
}
