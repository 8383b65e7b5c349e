using System.Text;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace TotalMemory.Cli.Install.Codex;

/// <summary>What <c>config.toml</c> says about our MCP server.</summary>
internal enum ServerEntry
{
    Missing,

    /// <summary>It runs our executable.</summary>
    Ours,

    /// <summary>It runs the MCP server of another home, or of one that is gone.</summary>
    OtherHome,

    /// <summary>The name is taken by another program, or the servers are written in a form that cannot be extended.</summary>
    NotUnderstood,

    /// <summary>The file is not valid TOML.</summary>
    Invalid,
}

/// <summary>
/// Codex's <c>config.toml</c>, read as TOML: headers, dotted keys, inline tables and quoted names alike; comments do not count. An edit
/// inserts or removes a piece of text, and is returned only if the result is valid TOML with all other values unchanged. Pure.
/// </summary>
internal sealed class CodexConfig
{
    private static readonly string[] Servers = ["mcp_servers"];
    private static readonly string[] Server = ["mcp_servers", "totalmemory"];
    private static readonly string[] Command = ["mcp_servers", "totalmemory", "command"];

    private readonly string text;
    private readonly string executable;
    private readonly DocumentSyntax document;
    private readonly List<TomlEntry> entries;

    private CodexConfig(string text, string executable)
    {
        this.text = text;
        this.executable = executable;
        document = SyntaxParser.Parse(text, "config.toml", validate: true);
        entries = document.HasErrors ? [] : [.. TomlEntry.Read(document)];
        Entry = Judge();
    }

    public ServerEntry Entry { get; }

    /// <summary>The text as it was read.</summary>
    public string Source => text;

    /// <summary>The executable that the entry runs; null when it names none.</summary>
    public string? RegisteredExecutable => entries.Find(e => e.IsAt(Command))?.Text;

    /// <summary>The person switched the server off.</summary>
    public bool IsSwitchedOff => entries.Any(e => e.IsAt([.. Server, "enabled"]) && e.Source == "false");

    /// <summary>Line of the first mistake, and what it is; null when the file is valid.</summary>
    public string? Fault =>
        document.HasErrors ? $"line {document.Diagnostics[0].Span.Start.Line + 1}: {document.Diagnostics[0].Message}" : null;

    /// <param name="text">Without byte order mark.</param>
    /// <param name="executable">Our MCP server.</param>
    public static CodexConfig Read(string text, string executable) => new(text, executable);

    /// <summary>What a person adds by hand.</summary>
    public static string Block(string executable) =>
        $"[mcp_servers.totalmemory]\ncommand = {Quoted(executable)}\nstartup_timeout_sec = 20\ndefault_tools_approval_mode = \"approve\"\n";

    /// <summary>The text with our server added; null if that is not safe.</summary>
    public string? WithServer()
    {
        if (Entry == ServerEntry.OtherHome && entries.Find(e => e.IsAt(Command)) is { } command)
            return IfValid(text[..command.Start] + Quoted(executable) + text[command.End..]);
        if (Entry != ServerEntry.Missing)
            return null;
        if (Inline() is { } servers)
            return IfValid(text.Insert(InlineEnd(servers), InlinePiece(servers.Items.Any())));
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return IfValid(text + Gap(newLine) + Block(executable).Replace("\n", newLine, StringComparison.Ordinal));
    }

    // An empty line between the user's text and ours.
    private string Gap(string newLine)
    {
        if (text.Length == 0)
            return "";
        return text.EndsWith('\n') ? newLine : newLine + newLine;
    }

    /// <summary>The text without our server and the empty line before it; null if the server is not a table of its own.</summary>
    public string? WithoutServer()
    {
        if (Entry is not (ServerEntry.Ours or ServerEntry.OtherHome))
            return null;
        if (Inline() is not null)
            return RemovedInline();
        var tables = document.Tables.Where(t => TomlEntry.NameOf(t.Name) is ["mcp_servers", "totalmemory", ..]).ToList();
        if (tables.Count == 0 || entries.Any(e => e.IsBelow(Server) && !tables.Any(t => IsInside(e, t))))
            return null;
        var left = text;
        foreach (var table in tables.OrderByDescending(t => t.Span.Start.Offset))
        {
            var end = table.Items.LastOrDefault()?.Value!.Span ?? table.CloseBracket!.Span;
            var lineEnd = left.IndexOf('\n', end.End.Offset);
            var start = table.OpenBracket!.Span.Start.Offset;
            var before = left[..start];
            if (before.EndsWith("\r\n\r\n", StringComparison.Ordinal))
                before = before[..^2];
            else if (before.EndsWith("\n\n", StringComparison.Ordinal))
                before = before[..^1];
            left = before + (lineEnd < 0 ? "" : left[(lineEnd + 1)..]);
        }
        var after = new CodexConfig(left, executable);
        return after.Entry == ServerEntry.Missing && after.HasSame(this) ? left : null;
    }

    private string? RemovedInline()
    {
        foreach (var piece in (string[])[InlinePiece(isNext: true), InlinePiece(isNext: false)])
            if (text.IndexOf(piece, StringComparison.Ordinal) is >= 0 and var at)
            {
                var left = text.Remove(at, piece.Length);
                var after = new CodexConfig(left, executable);
                return after.Entry == ServerEntry.Missing && after.HasSame(this) ? left : null;
            }
        return null;
    }

    // All servers in one inline table, which TOML does not let one extend from outside.
    private InlineTableSyntax? Inline() =>
        document.KeyValues.FirstOrDefault(kv => TomlEntry.NameOf(kv.Key) is ["mcp_servers"])?.Value as InlineTableSyntax;

    private static int InlineEnd(InlineTableSyntax table) =>
        table.Items.LastOrDefault() is { } last ? TomlEntry.AfterEnd(last.KeyValue!.Value!.Span) : table.Span.Start.Offset + 1;

    private string InlinePiece(bool isNext) =>
        (isNext ? ", " : " ")
        + $"totalmemory = {{ command = {Quoted(executable)}, startup_timeout_sec = 20, default_tools_approval_mode = \"approve\" }}"
        + (isNext ? "" : " ");

    private ServerEntry Judge()
    {
        if (document.HasErrors)
            return ServerEntry.Invalid;
        if (
            document
                .Tables.OfType<TableArraySyntax>()
                .Any(t => TomlEntry.NameOf(t.Name) is ["mcp_servers"] or ["mcp_servers", "totalmemory", ..])
        )
            return ServerEntry.NotUnderstood;
        if (entries.Find(e => e.IsAt(Command)) is { Text: { } command })
            return JudgeCommand(command);
        var isTaken = entries.Any(e => e.IsAt(Server) || e.IsBelow(Server) || (e.IsAt(Servers) && Inline() is null));
        return isTaken || document.Tables.Any(t => TomlEntry.NameOf(t.Name) is ["mcp_servers", "totalmemory", ..])
            ? ServerEntry.NotUnderstood
            : ServerEntry.Missing;
    }

    private ServerEntry JudgeCommand(string command)
    {
        if (command == executable)
            return ServerEntry.Ours;
        return OwnCommand.PathIn(command, OwnCommand.Server) is not null ? ServerEntry.OtherHome : ServerEntry.NotUnderstood;
    }

    private string? IfValid(string edited)
    {
        var after = new CodexConfig(edited, executable);
        return after.Entry == ServerEntry.Ours && after.HasSame(this) ? edited : null;
    }

    // All values other than ours are unchanged.
    private bool HasSame(CodexConfig other) => Foreign.SequenceEqual(other.Foreign);

    private IEnumerable<string> Foreign =>
        entries.Where(e => !e.IsBelow(Server) && !e.IsAt(Servers)).Select(e => e.Dotted + " = " + e.Source);

    private static bool IsInside(TomlEntry entry, TableSyntaxBase table) =>
        table.Span.Start.Offset <= entry.Start && entry.End <= TomlEntry.AfterEnd(table.Span);

    private static string Quoted(string path)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in path)
            quoted.Append(
                c switch
                {
                    '\\' => "\\\\",
                    '"' => "\\\"",
                    < ' ' or '\x7f' => $"\\u{(int)c:x4}",
                    _ => c.ToString(),
                }
            );
        return quoted.Append('"').ToString();
    }
}
