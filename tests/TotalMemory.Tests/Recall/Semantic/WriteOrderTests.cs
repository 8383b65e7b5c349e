using TotalMemory.Recall.Semantic;

namespace TotalMemory.Tests.Recall.Semantic;

public sealed class WriteOrderTests
{
    [Fact]
    public void Neighbours_are_those_of_the_same_project()
    {
        var succession = new WriteOrder();
        foreach (var project in (ReadOnlySpan<int>)[1, 2, 1, 2, 1, 1])
            succession.Append(project); // Slots 0, 2, 4, 5 are of the first.
        Span<NearSlot> near = stackalloc NearSlot[4];
        Assert.Equal((NearSlot[])[new(2, 1), new(0, 2), new(5, 1)], near[..succession.Around(4, near)].ToArray());
        Assert.Equal((NearSlot[])[new(2, 1), new(4, 2)], near[..succession.Around(0, near)].ToArray());
        Assert.Equal((NearSlot[])[new(1, 1)], near[..succession.Around(3, near)].ToArray());
    }
}
