namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Secrets that a shell or a script passes to a program that asks for them: <c>kinit bob &lt;&lt;&lt; X</c>, <c>--password-file=&lt;(echo
/// X)</c>, expect's <c>send "X\r"</c> after a prompt for a password.
/// </summary>
internal static class StandardInputSecrets
{
    private const int Window = 200; // chosen: a line or two; keeps the search linear

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.IndexOf('<'); at >= 0 && at + 4 < text.Length; at = text.IndexOf('<', at + 1))
        {
            if (text[at + 1] == '(')
                Substitution(text, at, found);
            else if (text[at + 1] == '<' && text[at + 2] == '<' && Reads(LineBefore(text, at)))
                Take(text, Argument.Read(text, at + 3, Math.Min(text.Length, at + Window)), found);
        }
        Answers(text, found);
    }

    /// <summary>A command that prints the password: <c>--password-command "echo X"</c>, <c>PassCmd "echo X"</c>.</summary>
    public static void Printed(string text, int at, List<Finding> found)
    {
        var end = CharacterRuns.RunEnd(text, at, CharacterRuns.UrlSafe, LongestName);
        var name = text.AsSpan(at, end - at);
        if (
            !name.EndsWith("command", StringComparison.OrdinalIgnoreCase)
                && !name.EndsWith("cmd", StringComparison.OrdinalIgnoreCase)
                && !name.EndsWith("eval", StringComparison.OrdinalIgnoreCase)
            || !name.Contains("pass", StringComparison.OrdinalIgnoreCase)
        )
            return;
        while (end < text.Length && text[end] is ' ' or '=')
            end++;
        var command = end < text.Length ? ValueAt.Read(text, end) : default;
        if (command.Quoted && command.Slice(text).StartsWith(Echo))
            Take(text, Last(text, command.Start + Echo.Length, command.End), found);
    }

    private const string Echo = "echo ";
    private const int LongestName = 32;

    // read -r DB_PASS <<< "X"
    private static bool Reads(ReadOnlySpan<char> line) =>
        PipedSecrets.IsReader(line) || line.IndexOf("read ") >= 0 && (NamesSecret(line) || line.EndsWith("PASS "));

    private static void Substitution(string text, int at, List<Finding> found)
    {
        foreach (var echo in (ReadOnlySpan<string>)["<(echo ", "<(printf "])
        {
            var command = text.AsSpan(at, Math.Min(Window, text.Length - at));
            var end = command.StartsWith(echo) ? command.IndexOf(')') : -1;
            if (end > 0 && NamesSecret(LineBefore(text, at)))
                Take(text, Last(text, at + echo.Length, at + end), found);
        }
    }

    // The last question before it was for a password, and nothing has answered it yet.
    private static bool Answers(ReadOnlySpan<char> before)
    {
        var prompt = before.LastIndexOf("assword");
        return prompt >= 0 && before[prompt..].IndexOf("send ") < 0;
    }

    private static void Answers(string text, List<Finding> found)
    {
        const string send = "send ";
        for (
            var at = text.IndexOf(send, StringComparison.Ordinal);
            at >= 0 && at + send.Length < text.Length;
            at = text.IndexOf(send, at + send.Length, StringComparison.Ordinal)
        )
        {
            var start = at + send.Length;
            start += text.AsSpan(start).StartsWith("-- ") ? 3 : 0;
            if (start >= text.Length || text[start] is not ('"' or '\''))
                continue;
            var value = ValueAt.Read(text, start);
            var end = value.Slice(text).IndexOf("\\r");
            end = end < 0 ? value.Slice(text).IndexOf("\\n") : end;
            if (end > 2 && value.Slice(text)[..end].IndexOf(' ') < 0 && Answers(LineBefore(text, at, lines: 3)))
                Take(text, new Argument(value.Start, value.Start + end, value.End, true), found);
        }
    }

    /// <summary>True for <c>child.sendline("X")</c> after <c>child.expect("assword:")</c>.</summary>
    public static bool IsAnswer(string text, int at) => LineBefore(text, at, lines: 3).LastIndexOf("assword") >= 0;

    private static ReadOnlySpan<char> LineBefore(string text, int at, int lines = 1)
    {
        var least = at;
        while (least > 0 && at - least < Window && (text[least - 1] is not '\n' || --lines > 0))
            least--;
        return text.AsSpan(least, at - least);
    }

    private static Argument Last(string text, int at, int most)
    {
        var last = default(Argument);
        for (var word = Argument.Read(text, at, most); !word.IsEmpty; word = Argument.Read(text, word.Next, most))
            last = word;
        return last;
    }

    // True if the last word before it names a secret: --password-file=<(…, preshared-key <(…
    private static bool NamesSecret(ReadOnlySpan<char> before)
    {
        var name = before.TrimEnd("= ");
        name = name[(name.LastIndexOf(' ') + 1)..];
        foreach (var ending in (ReadOnlySpan<string>)["-file", "-from", "_file"])
            if (name.EndsWith(ending))
                name = name[..^ending.Length];
        return SecretName.Classify(name.TrimStart('-')) is not SecretName.Kind.None;
    }

    private static void Take(string text, Argument word, List<Finding> found)
    {
        if (!word.IsEmpty && word.End - word.Start > 2 && word.Slice(text)[0] is not '-' && !Reference.Is(word.Slice(text)))
            found.Add(new Finding(word.Start, word.End, "password"));
    }
}
