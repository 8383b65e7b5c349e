using System.Reflection;
using System.Text.RegularExpressions;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Architecture;

/// <summary>Every pattern we have meets text from outside; none may take a time that grows faster than the text.</summary>
public sealed partial class PatternTimeTests
{
    private const int Length = 4_000;

    /// <summary>For sixteen times the text: 16 is linear, 256 quadratic.</summary>
    private const double MostGrowth = 80;

    /// <summary>What takes less says nothing: neither would it as a square of a longer text.</summary>
    private static readonly TimeSpan WorthLooking = TimeSpan.FromMilliseconds(60);

    private static readonly Dictionary<string, Regex> All = Patterns();

    /// <summary>Ends a test that would never end. By the clock, so far more than any pattern takes on a machine busy with others.</summary>
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(5);

    /// <summary>Signs that a pattern may need: without them in the text, it need not look at all.</summary>
    private const string Tail = " )(:;,.@#[]{}<>/\\|=\"'1 a?\n";

    private static readonly string[] Pieces =
    [
        // csharpier-ignore
        "a",
        "A",
        "1",
        " ",
        "\n",
        "\t",
        "\"",
        "'",
        "`",
        "<",
        ">",
        "/",
        "\\",
        ".",
        ",",
        "-",
        "_",
        "=",
        ":",
        "#",
        "(",
        "[",
        "{",
        "*",
        "+",
        "|",
        "a ",
        "a.",
        "1.",
        "a/",
        "a-",
        "a_",
        "- ",
        "\n ",
        "\n- ",
        "a\n",
        "a: ",
        "a=",
        "don't ",
        "not ",
        "no, ",
        "use a ",
        "error ",
        "error: ",
        "<a>",
        "<system-reminder>",
        "[#1",
        "http://a",
        "a@a.",
        "at a (",
        "never a ",
        "instead of a ",
        "```\n",
        "“a",
        "é",
        "１",
        "e\u0301",
        "Error",
        "1 failed ",
        "12:34:56 ",
        "0a",
        "aA",
        "A1-",
        "I want you to ",
        "you should have ",
        "from now on ",
        "\r\n",
        "\u200b",
        "  a",
        "a  ",
        "please ",
        "ok, ",
        "write ",
        "says ",
        ", can't you ",
        "fail a ",
        "\n a",
        "[a",
        "a::",
        "$a",
        "a~",
        "a@",
        "~",
    ];

    public static TheoryData<string> Names() => [.. All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pattern_takes_a_time_that_grows_no_faster_than_the_text(string name)
    {
        // Compiled at once and in full: the generated code is slow at first, for as long as the runtime likes.
        // One that is worse than linear ends here instead of holding up everything.
        var pattern = new Regex(All[name].ToString(), All[name].Options | RegexOptions.Compiled, TooLong);
        foreach (var piece in Pieces.Concat(WordsOf(pattern)))
            if (Growth.Of(size => pattern.Count(Repeated(piece, size)), Length, 16, WorthLooking) is { } growth)
                Assert.True(growth < MostGrowth, $"{name} takes {growth:0.0} times as long for sixteen times as much of '{piece}'");
    }

    /// <summary>The digits of other scripts are no numbers to whoever parses them, and no line numbers or times.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_pattern_takes_no_digits_but_those_from_0_to_9(string name) =>
        Assert.DoesNotContain(@"\d", All[name].ToString(), StringComparison.Ordinal);

    /// <summary>What the pattern itself looks for, over and over, is what it may look for in vain.</summary>
    private static IEnumerable<string> WordsOf(Regex pattern) =>
        Words().Matches(pattern.ToString()).Select(m => m.Value).Distinct().Take(40).SelectMany(w => new[] { w + " ", "\n" + w });

    private static string Repeated(string piece, int size) => string.Concat(Enumerable.Repeat(piece, size / piece.Length)) + Tail;

    private static Dictionary<string, Regex> Patterns() =>
        new[] { typeof(MemoryServices).Assembly, typeof(MemoryHome).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(m => m.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
            .ToDictionary(m => $"{m.DeclaringType!.Name}.{m.Name}", m => (Regex)m.Invoke(null, [])!, StringComparer.Ordinal);

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Words();
}
