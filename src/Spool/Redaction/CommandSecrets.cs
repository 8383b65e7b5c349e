namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Secrets among the arguments of programs that take them: <c>mysql -pX</c>, <c>curl -u name:X</c>, <c>sshpass -p X</c>.
/// </summary>
internal static class CommandSecrets
{
    private const int LongestCommand = 1000; // chosen: keeps the search linear
    private const int MostArguments = 60; // chosen: keeps the search linear

    public static readonly WordIndex<SecretOption> ByProgram = new(SecretOptions.All, static o => o.Program);

    /// <summary>Call for each word: if it names a program, reads its arguments and returns where they end, else 0.</summary>
    public static int Find(string text, int start, WordStart word, List<Finding> found)
    {
        var first = ByProgram.First(word);
        if (first == 0 || start > 0 && text[start - 1] is '-' or '_' or '.' or '=' or '@')
            return 0;
        var read = 0;
        for (var i = first; i != 0; i = ByProgram.Next(i))
            read = Math.Max(read, Program(text, start, ByProgram[i], found));
        return read;
    }

    private static int Program(string text, int start, SecretOption option, List<Finding> found)
    {
        var after = Names(text, start, option.Program);
        if (after == 0)
            return 0;
        if (option.Program is not ("echo" or "printf"))
            return Arguments(text, after, option, isList: text[after - 1] is ',', found);
        WrittenSecrets.Find(text, after, found);
        return 0;
    }

    // The index after the program's name and the blank that follows it; 0 if the name is not here.
    private static int Names(string text, int start, string program)
    {
        var end = start + program.Length;
        if (end >= text.Length || string.CompareOrdinal(text, start, program, 0, program.Length) != 0)
            return 0;
        if (string.CompareOrdinal(text, end, ".exe", 0, 4) == 0)
            end += 4;
        if (end + 1 < text.Length && text[end] is '"' or '\'' && text[end + 1] is ' ' or ',')
            end++;
        if (end < text.Length && text[end] is ',')
            return start > 0 && text[start - 1] is '"' or '\'' or '[' ? end + 1 : 0;
        return end < text.Length && text[end] is ' ' or '\t' ? end + 1 : 0;
    }

    private static int Arguments(string text, int at, SecretOption option, bool isList, List<Finding> found)
    {
        var most = Math.Min(text.Length, at + LongestCommand);
        var position = 0;
        var wanted = false;
        var before = default(ReadOnlySpan<char>);
        var subcommand = option.Subcommand is null;
        var isAfter = option.OnlyAfter is null;
        for (var n = 0; n < MostArguments && at < most; n++)
        {
            var word = isList ? Argument.ReadItem(text, at, most) : Argument.Read(text, at, most);
            if (word.IsEmpty)
                return at;
            var value = word.Slice(text);
            at = word.Next;
            var named = !option.Named || IsName(before);
            before = value;
            isAfter |= option.OnlyAfter is { } first && value.StartsWith(first);
            if (wanted)
            {
                option.Take(text, word, 0, found);
                wanted = false;
                if (option.Once)
                    return at;
            }
            else if (!subcommand && value.SequenceEqual(option.Subcommand))
                subcommand = true;
            else if (value.Length > 1 && option.Names.Length > 0 && (value[0] is '-' or '/' || option.HasWords))
                wanted = Match(text, word, option, subcommand, found);
            else if (value[0] is '/' && value.Length > 1 && char.IsAsciiLetter(value[1]) && value.IndexOf(':') > 0)
                continue;
            else if (value[0] is not '-' && subcommand && ++position == option.Position)
            {
                if (!named || !isAfter)
                    return at;
                option.Take(text, word, 0, found);
                return at;
            }
        }
        return at;
    }

    // //host/:_authToken, section.name
    private static bool IsName(ReadOnlySpan<char> name) =>
        name.IndexOf(Redactor.Mark) < 0 && SecretName.Classify(name[(name.LastIndexOfAny('/', ':') + 1)..]) is not SecretName.Kind.None;

    // True when the next argument is the secret.
    private static bool Match(string text, Argument word, SecretOption option, bool subcommand, List<Finding> found)
    {
        if (!subcommand)
            return false;
        var value = word.Slice(text);
        foreach (var name in option.Names)
        {
            if (!value.StartsWith(name, StringComparison.Ordinal))
                continue;
            if (value.Length == name.Length)
                return option.Separate;
            if (value[name.Length] is '=' or ':' && (name.Length > 2 || name[0] == '/'))
            {
                option.Take(text, word, name.Length + 1, found);
                return false;
            }
            if (option.Glued && name.Length <= 3)
            {
                option.Take(text, word, name.Length, found);
                return false;
            }
        }
        return false;
    }
}
