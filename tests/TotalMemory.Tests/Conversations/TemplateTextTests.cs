using TotalMemory.Conversations;

namespace TotalMemory.Tests.Conversations;

public sealed class TemplateTextTests
{
    public static TheoryData<string> Examples => [.. TemplateText.Examples];

    public static TheoryData<string> CounterExamples => [.. TemplateText.CounterExamples];

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_a_kit_filled_in_is_told(string message) => Assert.True(TemplateText.Is(message));

    [Theory]
    [MemberData(nameof(CounterExamples))]
    public void What_was_typed_is_none(string message) => Assert.False(TemplateText.Is(message));
}
