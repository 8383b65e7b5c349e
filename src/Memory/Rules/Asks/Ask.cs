using TotalMemory.Knowledge;

namespace TotalMemory.Rules.Asks;

/// <summary>Something a person told the agent to do, in one sentence.</summary>
/// <param name="Session">The session it was said in; a fork counts as the session it repeats.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Evidence">The message.</param>
internal sealed record Ask(string Project, string Session, string Text, Evidence Evidence);
