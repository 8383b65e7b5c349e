using static TotalMemory.Spool.Redaction.SecretCalls;

namespace TotalMemory.Spool.Redaction;

/// <summary>
/// Secrets that code passes as text: <c>define('DB_PASSWORD', '…')</c>, <c>setPassword("…")</c>, <c>auth=("user", "…")</c>.
/// </summary>
internal static class CallSecrets
{
    // Swift's keychain.set("X", forKey: "password")
    private const string KeyAfter = ", forKey: \"";

    // Blanks between the separator and the value: aligned columns have many (chosen).
    private const int WidestGap = 40;
    private const int FarthestCall = 160; // chosen: a line; keeps the search linear

    public static void Find(string text, List<Finding> found)
    {
        for (var at = text.AsSpan().IndexOfAny(',', '('); at >= 0; )
        {
            if (at > 0)
                Judge(text, at, found);
            var next = at + 1 < text.Length ? text.AsSpan(at + 1).IndexOfAny(',', '(') : -1;
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    /// <summary>C++'s <c>std::string secret_key{"X"}</c>.</summary>
    public static void InBraces(string text, int at, List<Finding> found)
    {
        var value = ValueAt.Read(text, at + 1);
        var kind =
            value.Quoted && text.AsSpan(value.End + 1).StartsWith("}")
                ? SecretName.Classify(CallNames.Before(text, at))
                : SecretName.Kind.None;
        if (kind is not SecretName.Kind.None && SecretValue.IsSecret(value.Slice(text), kind, quoted: true, firm: true))
            found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
    }

    private static void Judge(string text, int at, List<Finding> found)
    {
        var start = ValueAt.SkipBlanks(text, at + 1, WidestGap);
        if (start + 2 < text.Length && text[start] is '<' && text[start + 1] is '<')
            start += 2; // Erlang's <<"X">>
        if (
            start >= text.Length
            || !(text[start] is '"' or '\'' or '`' or '\\' || start + 1 < text.Length && text[start + 1] is '"' or '\'')
        )
            return;
        // "\"X\"", as code that writes code has it
        if (text[start] is '"' && text.AsSpan(start).StartsWith("\"\\\""))
            start++;
        var name = text[at] == ',' ? QuotedBefore(text, at) : CallNames.Before(text, Outer(text, at));
        if (text[at] == ',' && name.IsEmpty)
            name = AtomBefore(text, at);
        if (text[at] == ',' && Argument(text, at, start, name, found))
            return;
        if (name.IsEmpty)
            return;
        var value = ValueAt.Read(text, start);
        if (text[at] == ',' && value.Quoted && value.End + 1 < text.Length && text[value.End + 1] is ':')
            return; // the next name of JSON
        if (!value.Quoted || value.IsEmpty || text[at] == '(' && First(text, at, name, value, found))
            return;
        if (text[at] == '(' && text.AsSpan(value.End + 1).StartsWith(KeyAfter))
            name = ValueAt.Read(text, value.End + KeyAfter.Length).Slice(text);
        var kind = name switch
        {
            "AUTH" => SecretName.Kind.Password,
            "Basic" or "Bearer" when text[at] is ',' => SecretName.Kind.Key, // AuthenticationHeaderValue("Bearer", "X")
            _ => SecretName.Classify(name),
        };
        if (kind is not SecretName.Kind.None && SecretValue.IsSecret(value.Slice(text), kind, quoted: true, firm: false))
            found.Add(new Finding(value.Start, value.End, SecretName.Label(kind)));
    }

    // True for a first argument of a call that takes an account and a password, a password or a key.
    private static bool First(string text, int at, ReadOnlySpan<char> name, ValueAt.ValueSpan value, List<Finding> found)
    {
        if (WordLists.Is(name, Typing) && IsPasswordField(text, at) || name is "sendline" && StandardInputSecrets.IsAnswer(text, at))
            TakeStated(text, value, found);
        else if (IsPair(CallNames.WithOwner(text, at, name)) || CallNames.IsDirectoryBind(name, value.Slice(text)))
            TakeStated(text, Second(text, value) is { IsEmpty: false } second ? second : Only(text, name, value), found);
        else if (
            WordLists.Is(CallNames.WithOwner(text, at, name), Hashers)
            || name is "byte" && CallNames.IsKeyOfHash(text, at)
            || WordLists.Is(CallNames.WithOwner(text, at, name), KeyFirst)
        )
            Take(text, value, found);
        else if (WordLists.Is(CallNames.WithOwner(text, at, name), Encoders) && SecretValue.IsPair(value.Slice(text)))
            found.Add(new Finding(value.Start + value.Slice(text).IndexOf(':') + 1, value.End, "password"));
        else
            return false;
        return true;
    }

    // redis:auth("X")
    private static ValueAt.ValueSpan Only(string text, ReadOnlySpan<char> name, ValueAt.ValueSpan value) =>
        name is "auth" or "AUTH" or "authenticate" && SecretValue.IsUnmistakable(value.Slice(text)) ? value : default;

    private static void TakeStated(string text, ValueAt.ValueSpan value, List<Finding> found)
    {
        if (IsPassword(text, value))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    // True for an argument whose place in its call says what it is.
    private static bool Argument(string text, int at, int start, ReadOnlySpan<char> name, List<Finding> found)
    {
        var position = Position(text, at, out var call);
        if (text[at - 1] is '}' && WebTokens.IsBehindClaims(text, at))
        {
            Take(text, ValueAt.Read(text, start), found);
            return true;
        }
        if (call.IsEmpty)
            return false;
        var value = ValueAt.Read(text, start);
        if (text[at - 1] is '"' or '\'' && CallNames.IsDirectoryName(text.AsSpan(0, at - 1)))
        {
            TakeStated(text, value, found);
            return true;
        }
        var isCharacters = WordLists.Is(call, OfCharacters) && text.AsSpan(value.End).StartsWith("\".toCharArray(");
        var isTyped = position == 2 && WordLists.Is(call, Typing) && IsPasswordField(text, at);
        if (
            !isCharacters
            && !isTyped
            && !(position == 2 && WebTokens.Takes(text, at, call))
            && !IsSecretArgument(call, position)
            && !IsFallback(call, position, name)
        )
            return false;
        var isCertain = WebTokens.Takes(text, at, call) || WordLists.Is(call, Databases);
        if (!IsPassword(text, value) && !(isCertain && IsPlainSecret(text, value)))
            return true;
        if (!IsCipher(call, position) || WordLists.Is(call, Triples) || isCertain || SecretValue.HasDigitsOrSigns(value.Slice(text)))
            found.Add(new Finding(value.Start, value.End, "password"));
        return true;
    }

    private static bool IsPlainSecret(string text, ValueAt.ValueSpan value) =>
        value.Quoted && value.End - value.Start >= 8 && SecretValue.IsStated(value.Slice(text)) && value.Slice(text).IndexOfAny(" ./") < 0;

    // os.environ.get("DB_PASSWORD", "X")
    private static bool IsFallback(ReadOnlySpan<char> call, int position, ReadOnlySpan<char> name) =>
        position == 2
        && WordLists.Is(call, Lookups)
        && SecretName.Classify(name) is SecretName.Kind.Password or SecretName.Kind.Key
        && name.IndexOfAny("_.") > 0;

    private static void Take(string text, ValueAt.ValueSpan value, List<Finding> found)
    {
        if (IsPassword(text, value) && SecretValue.HasDigitsOrSigns(value.Slice(text)))
            found.Add(new Finding(value.Start, value.End, "password"));
    }

    private static bool IsPassword(string text, ValueAt.ValueSpan value) =>
        !value.IsEmpty && value.Quoted && SecretValue.IsSecret(value.Slice(text), SecretName.Kind.Password, quoted: true, firm: true);

    // The call that this comma belongs to, and the number of the argument after it, from 1; looks a bounded distance back.
    private static int Position(string text, int at, out ReadOnlySpan<char> call)
    {
        var position = 2;
        for (var i = at - 1; i > 0 && at - i < FarthestCall; i--)
        {
            if (text[i] is '"' or '\'' or '`')
                i = Opening(text, i, at);
            if (i <= 0 || text[i] is '\n' or ';' or '{' or '}' or ')')
                break;
            if (text[i] == ',')
                position++;
            if (text[i] != '(')
                continue;
            call = CallNames.Before(text, i);
            return position;
        }
        call = [];
        return 0;
    }

    // The start of the quotation that ends here.
    private static int Opening(string text, int close, int at)
    {
        var least = Math.Max(0, at - FarthestCall);
        var open = text.AsSpan(least, close - least).LastIndexOf(text[close]);
        return open < 0 ? 0 : least + open;
    }

    private static bool IsSecretArgument(ReadOnlySpan<char> call, int position) =>
        position == 2 && WordLists.Is(call, Databases)
        || position == 4 && call is "Credentials" or "credentials"
        || position == 3 && (WordLists.Is(call, Triples) || call is "connect" or "dial")
        || IsCipher(call, position);

    // What these calls take may be a text, too: only letters with digits or signs count.
    private static bool IsCipher(ReadOnlySpan<char> call, int position) =>
        position == 2 && call is "CreateAsync" or "createUser" or "create_user"
        || position == 2 && WordLists.Is(call, Ciphers)
        || position > 1 && call.Contains("password", StringComparison.OrdinalIgnoreCase);

    // getByLabel("Password").fill(
    private static bool IsPasswordField(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - FarthestCall), Math.Min(FarthestCall, at));
        return WordLists.Contains(before[(before.LastIndexOf('\n') + 1)..], SecretCalls.PasswordFields);
    }

    // For password(Some("X")), the bracket of the outer call.
    private static int Outer(string text, int at)
    {
        foreach (var wrapper in Wrappers)
        {
            var start = at - wrapper.Length;
            if (start > 1 && text[start - 1] == '(' && string.CompareOrdinal(text, start, wrapper, 0, wrapper.Length) == 0)
                return start - 1;
        }
        return at;
    }

    // 'NAME' before a comma
    private static ReadOnlySpan<char> QuotedBefore(string text, int at)
    {
        if (text[at - 1] is not ('"' or '\'' or '`'))
            return [];
        var end = at - 1;
        if (end > 0 && text[end - 1] == '\\')
            end--;
        var start = end;
        while (start > 0 && end - start < AssignmentSecrets.LongestName && CharacterRuns.Dotted.Contains(text[start - 1]))
            start--;
        var isSelector = start > 1 && text[start - 1] == '#'; // "#password"
        return start > 0 && text[start - (isSelector ? 2 : 1)] is '"' or '\'' or '`' ? text.AsSpan(start, end - start) : [];
    }

    // Erlang's {password, "X"}, Elixir's {:password, "X"}, C's strcpy(password, "X")
    private static ReadOnlySpan<char> AtomBefore(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < AssignmentSecrets.LongestName && CharacterRuns.Word.Contains(text[start - 1]))
            start--;
        var open = start - (start > 0 && text[start - 1] is ':' ? 1 : 0);
        return open > 0 && (text[open - 1] is '{' || IsComparison(text.AsSpan(0, open))) ? text.AsSpan(start, at - start) : [];
    }

    private static bool IsComparison(ReadOnlySpan<char> before) =>
        before.EndsWith("strcpy(") || before.EndsWith("strcmp(") || before.EndsWith("strncpy(") || before.EndsWith("strncmp(");

    private static bool IsPair(ReadOnlySpan<char> name)
    {
        foreach (var pair in Pairs)
            if (name.Equals(pair, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static ValueAt.ValueSpan Second(string text, ValueAt.ValueSpan first)
    {
        var at = first.End + 1;
        if (at >= text.Length || text[at] != ',')
            return default;
        at = ValueAt.SkipBlanks(text, at + 1, 4);
        foreach (var wrapper in Wrappers)
            if (string.CompareOrdinal(text, at, wrapper, 0, wrapper.Length) == 0 && at + wrapper.Length < text.Length)
                at += text[at + wrapper.Length] == '(' ? wrapper.Length + 1 : 0;
        return at < text.Length ? ValueAt.Read(text, at) : default;
    }
}
