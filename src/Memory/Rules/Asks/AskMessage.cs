using TotalMemory.Knowledge;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules.Asks;

/// <summary>A person's message, which may contain requests.</summary>
/// <param name="Session">Its session; a fork counts as the session it repeats.</param>
/// <param name="Evidence">The message; its quote is the whole text.</param>
/// <param name="Objects">The reader judged that it objects to the agent's work.</param>
/// <param name="Tells">The reader judged that it contains something worth keeping.</param>
internal sealed record AskMessage(string Project, string Session, TurnKind Kind, Evidence Evidence, bool Objects, bool Tells);
