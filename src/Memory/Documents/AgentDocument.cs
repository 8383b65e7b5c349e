namespace TotalMemory.Documents;

/// <summary>A file that tells agents how to work.</summary>
/// <param name="Kind"><c>claude_md</c>, <c>skills</c> or <c>rules</c>.</param>
/// <param name="IsGlobal">In the person's home folder, for every project.</param>
public sealed record AgentDocument(string Path, string Kind, bool IsGlobal);
