using System.Text;
using TotalMemory.Spool.Redaction;
using TotalMemory.Tests.Support;

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

    [Theory]
    [InlineData("bob@acme.example|1BcS%6bF5+8dT")]
    [InlineData("bob@acme.example;1BcS%6bF5+8dT")]
    [InlineData("bob@acme.example\t1BcS%6bF5+8dT")]
    public void The_password_beside_an_address_goes(string text) =>
        Assert.DoesNotContain("1BcS%6bF5+8dT", Redactor.Redact(text), StringComparison.Ordinal);

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
    public void Redacting_again_changes_nothing_wherever_a_text_begins_or_ends()
    {
        var random = new Random(5);
        foreach (var example in RedactionKinds.All.SelectMany(k => k.Examples.Concat(k.CounterExamples)))
        {
            var text = example.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
            var at = random.Next(text.Length);
            foreach (var part in (string[])[text, text[..at], text[at..], $"- {text} and {text}", $"{text}\n{text}"])
            {
                var once = Redactor.Redact(part);
                Assert.Equal(once, Redactor.Redact(once));
            }
        }
    }

    [Fact]
    public void A_long_token_goes_as_a_whole()
    {
        var random = new Random(3);
        const string letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        var token = "acme_" + new string([.. Enumerable.Range(0, 900).Select(_ => letters[random.Next(letters.Length)])]);
        Assert.Equal("[redacted:key] left", Redactor.Redact(token + " left"));
    }

    [Fact]
    public void A_text_may_begin_and_end_anywhere()
    {
        foreach (
            var example in RedactionKinds
                .All.SelectMany(k => k.Examples.Concat(k.CounterExamples))
                .Append("a\nset ")
                .Append("<secret>Quer9xyzz<")
        )
        {
            var text = example.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);
            for (var at = 0; at <= text.Length; at++)
            {
                Assert.NotNull(Redactor.Redact("first line\n" + text[..at]));
                Assert.NotNull(Redactor.Redact(text[at..]));
            }
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
            var growth = Growth.OfEightfold(
                size => Redactor.Redact(string.Concat(Enumerable.Repeat(unit.ToString(), size / unit.Length + 1))),
                60_000
            );
            Assert.True(growth < 32, $"{growth:0.0} times as long for eight times as much of {unit}");
        }
    }
}
