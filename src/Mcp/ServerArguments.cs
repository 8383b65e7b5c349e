using TotalMemory.Language;
using TotalMemory.Settings;

namespace TotalMemory.Mcp;

/// <summary>The server's own command line.</summary>
internal static class ServerArguments
{
    private const string Usage =
        "usage: totalmemory-mcp [--tools core|all|none]\nAn MCP server on stdin and stdout; clients start it. 'totalmemory "
        + "install' registers it, 'totalmemory tools all' makes it list everything.";

    /// <summary>The tools to list; null if the arguments are invalid, with a message.</summary>
    public static ToolSet? Read(IReadOnlyList<string> args, ToolSet setting, out string said)
    {
        said = "";
        if (args.Count == 0)
            return setting;
        var word = args switch
        {
            ["--tools", var w] => w,
            [var w] when w.StartsWith("--tools=", StringComparison.Ordinal) => w["--tools=".Length..],
            _ => null,
        };
        if (EnumWord.TryRead<ToolSet>(word, out var set))
            return set;
        said = args is ["--help" or "-h"] ? Usage : $"totalmemory-mcp: '{string.Join(' ', args)}' is not understood.\n{Usage}";
        return null;
    }
}
