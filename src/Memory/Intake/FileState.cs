using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>State of a transcript's file when it was looked at.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Unix milliseconds.</param>
/// <param name="IsQuiet">No longer being written: its last line is read even without a line feed.</param>
/// <param name="IsTrusted">Read on a person's request: the person has worked in the folders that it names.</param>
internal sealed record FileState(long Size, long Modified, bool IsQuiet, bool IsTrusted)
{
    private bool? isVouchedFor;

    /// <summary>
    /// Whether a person vouches for the folders of this session. False if hooks reported it before: it is filed already.
    /// </summary>
    public bool IsTrustedBy(MemoryConnection c, string session) => isVouchedFor ??= IsTrusted && c.Projects.Find(session) is null;
}
