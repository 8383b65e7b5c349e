using TotalMemory.Knowledge;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Knowledge;

/// <summary>A person words an error anew: it is still the same error, and counts on.</summary>
public sealed class CorrectedErrorTests : IDisposable
{
    private const string Reworded = "The deploy target has another name here";

    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private ErrorFrequency Error() => Assert.Single(work.Memory.Knowledge.Errors(null));

    private void Fails(string session) =>
        work.Session(
            "shop",
            session,
            s =>
                s.User("please deploy the shop")
                    .Bash("make deploy-all", "make: *** No rule to make target 'deploy-all'.  Stop.", exitCode: 2)
                    .Says("It failed.")
        );

    [Fact]
    public void What_was_met_before_and_is_met_again_counts()
    {
        Fails("s1");
        work.Memory.Knowledge.Correct(Error().Error.Id, Reworded);
        Assert.Equal((Reworded, 1, 1), (Error().Error.Text, Error().Times, Error().Sessions));
        Fails("s2");
        Assert.Equal((Reworded, 2, 2), (Error().Error.Text, Error().Times, Error().Sessions));
        work.Memory.Knowledge.Correct(Error().Error.Id, Reworded + ", see the makefile");
        Fails("s3");
        Assert.Equal((Reworded + ", see the makefile", 3, 3), (Error().Error.Text, Error().Times, Error().Sessions));
    }

    [Fact]
    public void Forgotten_it_stays_away()
    {
        Fails("s1");
        work.Memory.Knowledge.Correct(Error().Error.Id, Reworded);
        work.Memory.Knowledge.Forget(Error().Error.Id, "a person");
        Fails("s2");
        Assert.Empty(work.Memory.Knowledge.Errors(null));
    }
}
