namespace TotalMemory.Conversations;

/// <summary>A stretch of a message that is not the person's own voice: <c>[Start, End)</c> in UTF-16 units.</summary>
/// <param name="Why">What showed it: the name of the rule.</param>
internal readonly record struct ExternalSpan(int Start, int End, string Why)
{
    public int Length => End - Start;
}
