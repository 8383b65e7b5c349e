using TotalMemory.Knowledge;

namespace TotalMemory.Rules.Asks;

/// <summary>Something a person told the agent, in one sentence.</summary>
/// <param name="Session">The session it was said in; a fork counts as the session it repeats.</param>
/// <param name="Text">The sentence, or one clause of it.</param>
/// <param name="Evidence">The message.</param>
internal sealed record Ask(string Project, string Session, string Text, Evidence Evidence)
{
    /// <summary>The whole sentence, of which the text may be a clause.</summary>
    public required string Sentence { get; init; }

    /// <summary>The reader thought something in the message likely to be worth saying unasked.</summary>
    public bool IsLikely { get; init; }

    /// <summary>The reader judged that the message objects to what the agent did or said.</summary>
    public bool Objects { get; init; }
}
