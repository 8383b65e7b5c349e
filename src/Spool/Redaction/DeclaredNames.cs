using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>Names that code declares: <c>NAME: Type = …</c>, <c>Dim name As String = …</c>, <c>local name=…</c>.</summary>
internal static class DeclaredNames
{
    /// <summary>The index before the type that stands between a name and the sign after it.</summary>
    public static int BeforeType(string text, int end, int least)
    {
        if (
            end > least + 1
            && (text[end - 1] is ')' || text[end - 2] is ')')
            && BeforeSqlType(text, end, least) is var declared
            && declared > 0
        )
            return declared;
        if (text[end] is not '=')
            return end;
        if (end > least + 1 && (text[end - 1] is '}' || text[end - 2] is '}') && BeforeAccessors(text, end, least) is var property and > 0)
            return property;
        var before = text.AsSpan(least, end - least).TrimEnd();
        if (before.Length < end - least && TypeStart(before) is var start && start > 0)
            return least + start;
        foreach (
            var type in (ReadOnlySpan<string>)[": &str", ": &'static str", ": String", ": string", ": str", ": SecretString", " string"]
        )
            if (before.EndsWith(type))
                return least + before.Length - type.Length;
        return end;
    }

    // public string Password { get; set; } = "X"
    private static int BeforeAccessors(string text, int end, int least)
    {
        var before = text.AsSpan(least, end - least).TrimEnd(' ');
        if (before is not [.., '}'] || before.LastIndexOf('{') is not (var open and > 0))
            return 0;
        return before[open..].IndexOf("get;") > 0 ? least + before[..open].TrimEnd(' ').Length : 0;
    }

    // v_password VARCHAR2(30) := 'X', @pwd nvarchar(50) = N'X'
    private static int BeforeSqlType(string text, int end, int least)
    {
        var before = text.AsSpan(least, end - least).TrimEnd();
        if (before.IsEmpty || before[^1] is not ')')
            return 0;
        var open = before.LastIndexOf('(');
        var blank = open < 0 ? -1 : before[..open].LastIndexOf(' ');
        if (blank < 1 || before[(open + 1)..^1].IndexOfAnyExcept("0123456789 maxMAXcharCHARbyteBYTE") >= 0)
            return 0;
        return before[(blank + 1)..open].Contains("char", StringComparison.OrdinalIgnoreCase) ? least + blank : 0;
    }

    // The colon of ": &[u8]", ": str | None", ": Option<String>", or the blank of " As String"; else 0
    private static int TypeStart(ReadOnlySpan<char> before)
    {
        foreach (var word in (ReadOnlySpan<string>)[" As String", " as string", " as str"])
            if (before.EndsWith(word))
                return before.Length - word.Length;
        var colon = before.LastIndexOf(": ");
        return
            colon > 0
            && char.IsAsciiLetterOrDigit(before[colon - 1])
            && before[(colon + 2)..].TrimStart() is var type
            && type is not ['\'', ..] // a quoted name after the number of its line
            && type.IndexOfAnyExcept(TypeChars) < 0
            && before.Length > colon + 3
            ? colon
            : 0;
    }

    private static readonly SearchValues<char> TypeChars = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_<>[]|&?'. *"
    );

    /// <summary>Words of code before a name: <c>local db_pass=…</c>, <c>public apiKey = …</c>.</summary>
    // csharpier-ignore
    public static bool Declares(ReadOnlySpan<char> word) =>
        word is "local" or "public" or "private" or "protected" or "internal" or "static" or "readonly" or "const" or "let" or "var"
            or "val" or "final" or "export" or "declare" or "typeset" or "override" or "lateinit" or "mut" or "String" or "string";
}
