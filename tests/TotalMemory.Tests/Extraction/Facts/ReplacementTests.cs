using TotalMemory.Extraction.Facts;

namespace TotalMemory.Tests.Extraction.Facts;

public sealed class ReplacementTests
{
    [Fact]
    public void Every_example_names_what_to_use_in_its_place() => Assert.All(Replacement.Examples, e => Assert.True(Replacement.Is(e), e));

    [Fact]
    public void No_counter_example_does() => Assert.All(Replacement.CounterExamples, e => Assert.False(Replacement.Is(e), e));
}
