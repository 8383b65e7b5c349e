namespace TotalMemory.Conversations;

/// <summary>A part of a message that is not the person's own text: <c>[Start, End)</c> in UTF-16 units.</summary>
/// <param name="Why">Name of the pattern that found it.</param>
internal readonly record struct ExternalSpan(int Start, int End, string Why)
{
    public int Length => End - Start;
}
