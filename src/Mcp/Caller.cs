using TotalMemory.Spool;

namespace TotalMemory.Mcp;

/// <summary>Who calls: the project it is about, and the session for evidence (empty when the client does not say).</summary>
internal sealed record Caller(ProjectIdentity Project, string Session);
