using TotalMemory.Extraction.Corrections;
using TotalMemory.Knowledge;

namespace TotalMemory.Rules.Asks;

/// <summary>A request of a person to the agent, in one sentence.</summary>
/// <param name="Session">Its session; a fork counts as the session it repeats.</param>
/// <param name="Text">The sentence, or one clause of it.</param>
/// <param name="Evidence">The message.</param>
internal sealed record Ask(string Project, string Session, string Text, Evidence Evidence)
{
    /// <summary>The whole sentence; the text may be one clause of it.</summary>
    public required string Sentence { get; init; }

    /// <summary>Earlier requests that it takes back; it asks for nothing itself. Null for a request.</summary>
    public Retraction? IsRetraction { get; init; }

    /// <summary>The person says that they said it before.</summary>
    public bool IsSaidAgain { get; init; }

    /// <summary>The reader judged that the message objects to the agent's work.</summary>
    public bool Objects { get; init; }
}
