using ModelContextProtocol.Protocol;
using TotalMemory.Knowledge;

namespace TotalMemory.Mcp.Tools;

/// <summary>The reply to saving a note.</summary>
internal static class SaveReply
{
    public static CallToolResult Reply(Written written, string flag)
    {
        if (written.Result == WriteResult.Refused)
            return Mcp.Reply.Create("Not saved: the user removed this before.", [], (flag, false));
        var noted = written.Result == WriteResult.Added ? "Noted" : "Noted already";
        return Mcp.Reply.Create($"{noted} as #{written.Id}.", [written.Id], (flag, true));
    }
}
