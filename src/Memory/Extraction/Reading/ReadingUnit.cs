using TotalMemory.Conversations;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Reading;

/// <summary>One thing that the reader judges.</summary>
/// <param name="Position">Index of its turn in the conversation.</param>
/// <param name="Turn">The turn that contains it.</param>
/// <param name="Text">The words to judge.</param>
/// <param name="Features">Its structural features.</param>
internal abstract record ReadingUnit(int Position, Turn Turn, string Text, FeatureSheet Features);

/// <summary>A person's message as a whole: what does it do, and does it object?</summary>
/// <param name="Message">The message; for an answer to the agent's question, made from it.</param>
/// <param name="Text">The person's own words.</param>
/// <param name="Before">The end of what the agent had said before.</param>
/// <param name="Earlier">The person's previous message.</param>
/// <param name="Reply">The beginning of the agent's first words after it; empty if there are none yet.</param>
internal sealed record MessageUnit(HumanMessage Message, string Text, string Before, string Earlier, string Reply, FeatureSheet Features)
    : ReadingUnit(Message.Position, Message.Turn, Text, Features)
{
    private readonly Lazy<Shingles> words = new(() => Shingles.Cut(Text), isThreadSafe: false);

    /// <summary>The words of <see cref="ReadingUnit.Text"/>.</summary>
    public Shingles Words => words.Value;
}

/// <summary>A sentence of a person or of the agent: is it worth keeping?</summary>
/// <param name="Ordinal">Its place in the turn's text, from 0.</param>
/// <param name="Heading">The heading it stands below; empty if none.</param>
/// <param name="Left">The sentence before it.</param>
/// <param name="Right">The sentence after it.</param>
/// <param name="Said">The person's last message before it.</param>
/// <param name="After">The person's next message; empty if none.</param>
/// <param name="IsExternal">The words are quoted or pasted: never treated as the person's own.</param>
internal sealed record SentenceUnit(
    int Position,
    Turn Turn,
    int Ordinal,
    SpeakerRole Role,
    string Text,
    string Heading,
    string Left,
    string Right,
    string Said,
    string After,
    bool IsExternal,
    FeatureSheet Features
) : ReadingUnit(Position, Turn, Text, Features);

/// <summary>A failed call: does it teach anything?</summary>
internal sealed record CallUnit(Call Call, string Text, FeatureSheet Features) : ReadingUnit(Call.Position, Call.Request, Text, Features);

/// <summary>Who says a sentence, and when.</summary>
internal enum SpeakerRole
{
    /// <summary>The person.</summary>
    User,

    /// <summary>The agent, ending its turn.</summary>
    Final,

    /// <summary>The agent, between two calls.</summary>
    Interim,
}
