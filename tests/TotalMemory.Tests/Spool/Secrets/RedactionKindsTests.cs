using System.Diagnostics;
using System.Text;
using TotalMemory.Spool.Redaction;

namespace TotalMemory.Tests.Spool.Secrets;

public sealed class RedactionKindsTests
{
    public static TheoryData<string> Examples => [.. RedactionKinds.All.SelectMany(k => k.Examples)];

    public static TheoryData<string> CounterExamples => [.. RedactionKinds.All.SelectMany(k => k.CounterExamples)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_is_marked_goes_and_the_rest_stays(string example)
    {
        var start = example.IndexOf('⟦', StringComparison.Ordinal);
        var end = example.IndexOf('⟧', StringComparison.Ordinal);
        var redacted = Redactor.Redact(example.Remove(end, 1).Remove(start, 1));

        Assert.DoesNotContain(example[(start + 1)..end], redacted, StringComparison.Ordinal);
        Assert.StartsWith(example[..start], redacted, StringComparison.Ordinal);
        Assert.EndsWith(example[(end + 1)..], redacted, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void What_only_looks_like_a_secret_stays(string text) => Assert.Equal(text, Redactor.Redact(text));

    [Fact]
    public void Redacting_again_changes_nothing()
    {
        foreach (var example in RedactionKinds.All.SelectMany(k => k.Examples))
        {
            var once = Redactor.Redact(example.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal));
            Assert.Equal(once, Redactor.Redact(once));
        }
    }

    [Fact]
    public void Twice_the_text_takes_about_twice_the_time()
    {
        // Parts of all patterns, joined at random: 20 texts, each at one and at eight times its length.
        var random = new Random(7);
        var parts = RedactionKinds
            .All.SelectMany(k => k.Examples.Concat(k.CounterExamples))
            .SelectMany(e => new[] { e, e[..(e.Length / 2)], e[(e.Length / 2)..] })
            .Concat([
                "<private",
                "</private",
                "<",
                "&lt;",
                "-----BEGIN ",
                "----",
                "(",
                ",",
                "\"",
                "'",
                "\n",
                "\\n",
                "password ",
                "密码",
                "| ",
                "$2b$",
            ])
            .ToArray();
        for (var n = 0; n < 20; n++)
        {
            var unit = new StringBuilder();
            for (var i = 0; i < 3; i++)
                unit.Append(parts[random.Next(parts.Length)]);
            var small = Steps(unit.ToString(), 60_000);
            var large = Steps(unit.ToString(), 480_000);
            // Quadratic work would be 64 times as much; the bound leaves room for a busy machine.
            Assert.True(large < 30 * small + TimeSpan.FromMilliseconds(500), $"{small} {large} {unit}");
        }
    }

    // The least of three: what else the machine does only ever adds.
    private static TimeSpan Steps(string unit, int length)
    {
        var text = string.Concat(Enumerable.Repeat(unit, length / unit.Length + 1));
        var best = TimeSpan.MaxValue;
        for (var n = 0; n < 3; n++)
        {
            var watch = Stopwatch.StartNew();
            Redactor.Redact(text);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }
        return best;
    }
}
