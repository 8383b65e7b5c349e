namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Logins to a mail server in its protocol or a log of it: <c>AUTH PLAIN X</c>, and the answer to its question for the password
/// (<c>334 UGFzc3dvcmQ6</c>), both in base64.
/// </summary>
internal static class MailLogins
{
    private const string Plain = "AUTH PLAIN ";
    private const string Question = "334 UGFzc3dvcmQ6";
    private const int Farthest = 40; // chosen: a log puts a few words before the answer
    private const int Least = 6; // chosen: shorter runs are words of the log

    /// <summary>Looks at what begins at <paramref name="at"/>: a line, or a quotation.</summary>
    public static void At(string text, int at, List<Finding> found)
    {
        var line = text.AsSpan(at);
        if (line.StartsWith(Plain))
            Take(text, at + Plain.Length, found);
        else if (line.StartsWith(Question))
            Answer(text, at + Question.Length, found);
    }

    // On the next line, perhaps behind the name of its sender
    private static void Answer(string text, int at, List<Finding> found)
    {
        var most = Math.Min(text.Length, at + Farthest);
        var line = text.AsSpan(at, most - at).IndexOf('\n');
        for (var start = at + line + 1; line >= 0 && start < most; start++)
        {
            var end = CharacterRuns.RunEnd(text, start, CharacterRuns.Base64);
            if (text.AsSpan(start).StartsWith(Redactor.Mark) || Take(text, start, found))
                return;
            start = Math.Max(start, end);
        }
    }

    private static bool Take(string text, int start, List<Finding> found)
    {
        var end = CharacterRuns.RunEnd(text, start, CharacterRuns.Base64);
        var isEncoded = end - start >= Least && (end - start) % 4 == 0 && text[start] is not '=';
        if (isEncoded)
            found.Add(new Finding(start, end, "password"));
        return isEncoded;
    }
}
