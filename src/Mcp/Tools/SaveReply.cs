using ModelContextProtocol.Protocol;
using TotalMemory.Knowledge;

namespace TotalMemory.Mcp.Tools;

/// <summary>What became of something written down.</summary>
internal static class SaveReply
{
    public static CallToolResult Reply(Written written, string flag) =>
        written.Result == WriteResult.Refused
            ? Mcp.Reply.Create("Not kept: the user had this removed before.", [], (flag, false))
            : Mcp.Reply.Create(
                written.Result == WriteResult.Added ? $"Noted as #{written.Id}." : $"Noted already as #{written.Id}.",
                [written.Id],
                (flag, true)
            );
}
