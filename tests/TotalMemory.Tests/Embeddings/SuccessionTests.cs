using TotalMemory.Recall.Semantic;

namespace TotalMemory.Tests.Embeddings;

public sealed class SuccessionTests
{
    [Fact]
    public void Neighbours_are_those_of_the_same_project()
    {
        var succession = new Succession();
        foreach (var project in (ReadOnlySpan<int>)[1, 2, 1, 2, 1, 1])
            succession.Append(project); // Slots 0, 2, 4, 5 are of the first.
        Span<(int Slot, int Steps)> near = stackalloc (int, int)[4];
        Assert.Equal([(2, 1), (0, 2), (5, 1)], near[..succession.Around(4, near)].ToArray());
        Assert.Equal([(2, 1), (4, 2)], near[..succession.Around(0, near)].ToArray());
        Assert.Equal([(1, 1)], near[..succession.Around(3, near)].ToArray());
    }
}
