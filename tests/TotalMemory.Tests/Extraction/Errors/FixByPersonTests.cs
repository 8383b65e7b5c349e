using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Extraction.Errors;

/// <summary>What a person names when something failed is its fix.</summary>
public sealed class FixByPersonTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private string? FixOf(Action<ClaudeSession> tell)
    {
        work.Bare("shop", "s1", tell);
        using var c = work.Memory.Database.Open();
        return Assert.Single(c.RecordLists.Active(null, RecordType.Error)).Fix;
    }

    [Theory]
    [InlineData("No, we use pnpm here. Use pnpm build instead.")]
    [InlineData("Nein, nimm stattdessen pnpm build")]
    [InlineData("don't use npm, run `pnpm build`")]
    public void The_command_that_is_to_be_used_instead(string said) =>
        Assert.Equal(
            "pnpm build",
            FixOf(s =>
                s.User("Please build the shop now")
                    .Bash("npm run build", "npm error Missing script: \"build\"", 1)
                    .User(said)
                    .Bash("pnpm build", "built in 2s")
                    .Says("It is built.")
            )
        );

    [Fact]
    public void The_program_alone_and_what_then_ran_with_it() =>
        Assert.Equal(
            "pnpm build --prod",
            FixOf(s =>
                s.User("Please build the shop now")
                    .Bash("npm run build", "npm error Missing script: \"build\"", 1)
                    .User("use pnpm instead")
                    .Bash("pnpm build --prod", "built in 2s")
                    .Says("It is built.")
            )
        );

    [Fact]
    public void A_command_of_another_subject_is_none() =>
        Assert.Null(
            FixOf(s =>
                s.User("Please build the shop now")
                    .Bash("make frobnicate", "make: *** No rule to make target 'frobnicate'.  Stop.", 2)
                    .User("Then run git push when you are done.")
                    .Says("I will.")
            )
        );
}
