namespace TotalMemory.Tests.Support;

/// <summary>Allocations are counted for the whole process: such tests run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuresAllocations
{
    public const string Name = "measures allocations";
}
