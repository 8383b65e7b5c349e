using TotalMemory.Spool.Redaction;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class RedactorTests
{
    public static TheoryData<string> SecretNames => [.. SecretCorpus.Secrets.Select(s => s.Name)];

    public static TheoryData<string> LookAlikes => [.. SecretCorpus.LookAlikes];

    [Theory]
    [MemberData(nameof(SecretNames))]
    public void A_secret_does_not_survive(string name)
    {
        var (_, text, secret) = SecretCorpus.Secrets.Single(s => s.Name == name);
        var redacted = Redactor.Redact(text);
        Assert.DoesNotContain(secret, redacted);
        Assert.Contains(Redactor.Mark, redacted);
    }

    [Theory]
    [MemberData(nameof(SecretNames))]
    public void A_secret_does_not_survive_inside_json_or_a_sentence(string name)
    {
        var (_, text, secret) = SecretCorpus.Secrets.Single(s => s.Name == name);
        Assert.DoesNotContain(secret, Redactor.Redact($"I ran this and got:\n{text}\nplease look"));
        Assert.DoesNotContain(secret, Redactor.Redact($"first line\\n{text.Replace("\n", "\\n", StringComparison.Ordinal)}\\nlast"));
    }

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public void A_look_alike_stays(string text) => Assert.Equal(text, Redactor.Redact(text));

    [Fact]
    public void Redacting_twice_changes_nothing()
    {
        var all = string.Join('\n', SecretCorpus.Secrets.Select(s => s.Text).Concat(SecretCorpus.LookAlikes));
        var once = Redactor.Redact(all);
        Assert.Equal(once, Redactor.Redact(once));
    }

    [Fact]
    public void The_words_around_a_secret_stay()
    {
        var key = "sk-ant-api03-" + new string('A', 10) + "b1c2d3e4f5g6h7i8j9k0";
        Assert.Equal(
            "export ANTHROPIC_API_KEY=[redacted:anthropic-key] && make",
            Redactor.Redact($"export ANTHROPIC_API_KEY={key} && make")
        );
    }

    [Theory]
    [InlineData("sk-")]
    [InlineData("eyJ-")]
    [InlineData("eyJhbGciOi.")]
    [InlineData("token:")]
    [InlineData("password=\"")]
    [InlineData("a@")]
    [InlineData("://a:")]
    [InlineData("-----BEGIN ")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----")]
    [InlineData("<private>")]
    [InlineData("</private>")]
    [InlineData("Bearer ")]
    [InlineData("aws ")]
    [InlineData("--token ")]
    [InlineData("\\n")]
    [InlineData("AKIA")]
    [InlineData("x")]
    public void Hostile_input_takes_time_in_proportion_to_its_length(string unit)
    {
        var growth = Growth.OfEightfold(size => Redactor.Redact(string.Concat(Enumerable.Repeat(unit, size / unit.Length))), 30_000);
        Assert.True(growth < 32, $"{growth:0.0} times as long for eight times as much");
    }
}
