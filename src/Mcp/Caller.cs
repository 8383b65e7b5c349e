using TotalMemory.Spool;

namespace TotalMemory.Mcp;

/// <summary>The project a call is about, and the session for evidence (empty if the client does not tell).</summary>
internal sealed record Caller(ProjectIdentity Project, string Session);
