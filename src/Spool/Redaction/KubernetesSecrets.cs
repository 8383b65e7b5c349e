namespace TotalMemory.Spool.Redaction;

/// <summary>Every value below <c>data:</c> and <c>stringData:</c> of a Kubernetes Secret, whatever its name.</summary>
internal static class KubernetesSecrets
{
    private const int LongestName = 128; // chosen: above real names

    public static void Find(string text, List<Finding> found)
    {
        for (
            var at = text.IndexOf("kind: Secret", StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf("kind: Secret", at + 1, StringComparison.Ordinal)
        )
        {
            // A document ends at a line of dashes.
            var end = text.IndexOf("---", at, StringComparison.Ordinal);
            var most = end < 0 ? text.Length : end;
            var data = text.AsSpan(at, most - at).IndexOf("ata:");
            while (data >= 0)
            {
                var after = Below(text, at + data + 4, most, found);
                data = text.AsSpan(after, most - after).IndexOf("ata:") is var next && next >= 0 ? after - at + next : -1;
            }
            at = most - 1;
        }
    }

    private static int Below(string text, int at, int most, List<Finding> found)
    {
        while (true)
        {
            var line = ValueAt.AfterLineBreak(text, ValueAt.SkipBlanks(text, at, 8));
            var name = ValueAt.SkipBlanks(text, line, 32);
            var nameEnd = CharacterRuns.RunEnd(text, name, CharacterRuns.Dotted, LongestName);
            if (line == at || name == line || nameEnd == name || nameEnd >= most || text[nameEnd] != ':')
                return at;
            var start = ValueAt.SkipBlanks(text, nameEnd + 1, 8);
            if (start >= most || ValueAt.IsLineEnd(text, start))
                return nameEnd;
            var value = ValueAt.Read(text, start);
            if (!value.IsEmpty && SecretValue.IsStated(value.Slice(text)))
                found.Add(new Finding(value.Start, ValueAt.Whole(text, value).End, "secret"));
            at = Math.Max(value.End + (value.Quoted ? 1 : 0), nameEnd + 1);
        }
    }
}
