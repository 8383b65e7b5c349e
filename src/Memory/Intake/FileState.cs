using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>A transcript's file as it was found.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Unix milliseconds.</param>
/// <param name="Rests">Nobody writes to it any more: its last line is read though it may have no line feed.</param>
/// <param name="IsTrusted">A person has it read: the folders that it names are places where the person has worked.</param>
internal sealed record FileState(long Size, long Modified, bool Rests, bool IsTrusted)
{
    private bool? isVouchedFor;

    /// <summary>Whether a person vouches for the folders of this session. What hooks told of before was filed then, and stays.</summary>
    public bool IsVouchedFor(MemoryConnection c, string session) => isVouchedFor ??= IsTrusted && ProjectStore.Find(c, session) is null;
}
