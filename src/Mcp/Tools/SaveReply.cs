using ModelContextProtocol.Protocol;
using TotalMemory.Knowledge;

namespace TotalMemory.Mcp.Tools;

/// <summary>The reply to saving a note.</summary>
internal static class SaveReply
{
    public static CallToolResult Reply(Written written, string flag) =>
        written.Result == WriteResult.Refused
            ? Mcp.Reply.Create("Not saved: the user removed this before.", [], (flag, false))
            : Mcp.Reply.Create(
                written.Result == WriteResult.Added ? $"Noted as #{written.Id}." : $"Noted already as #{written.Id}.",
                [written.Id],
                (flag, true)
            );
}
