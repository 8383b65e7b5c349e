using TotalMemory.Spool.Redaction;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Transcripts;

public sealed class TurnTextTests
{
    private const string Key = "ghp_" + "wJ3kT9vQ2xN7mB5cL8sR4fH6dG1pZ0yA2eU7";

    [Fact]
    public void A_result_is_kept_without_what_was_secret_in_the_whole()
    {
        var kept = TurnText.Result(Redactor.Redact($"Output:\ntoken: {Key}\ndone"), failed: false);

        Assert.DoesNotContain(Key[4..], kept, StringComparison.Ordinal);
        Assert.EndsWith("done", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_colours_had_taken_apart_is_recognised_without_them()
    {
        var coloured = $"fetched {Key[..12]}\e[31m{Key[12..]}\e[0m today";

        Assert.DoesNotContain(Key[12..], TurnText.Result(Redactor.Redact(coloured), failed: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_our_own_words_stood_in_the_midst_of_is_recognised_without_them()
    {
        var parted = $"fetched {Key[..12]}{OwnContext.Open}>x{OwnContext.Close}{Key[12..]} today";

        Assert.DoesNotContain(Key[12..], TurnText.Result(Redactor.Redact(parted), failed: true), StringComparison.Ordinal);
    }
}
