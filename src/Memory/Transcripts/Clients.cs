using System.Text.Json.Nodes;
using TotalMemory.Spool;
using TotalMemory.Transcripts.Claude;
using TotalMemory.Transcripts.Codex;

namespace TotalMemory.Transcripts;

/// <summary>The clients whose sessions are remembered: a new one is added to this list.</summary>
public static class Clients
{
    public const string Claude = "claude";
    public const string Codex = "codex";

    internal static IReadOnlyList<IClientAdapter> All { get; } = [new ClaudeClient(), new CodexClient()];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(c => c.Name)];

    /// <summary>Those that can be used as a language model.</summary>
    public static IReadOnlyList<string> LanguageModels { get; } = [.. All.Where(c => c.IsLanguageModel).Select(c => c.Name)];

    /// <summary>Display names: <c>Claude Code and Codex</c>.</summary>
    public static string Titles(string conjunction = "and") =>
        $"{string.Join(", ", All.SkipLast(1).Select(c => c.Title))} {conjunction} {All[^1].Title}";

    /// <summary>Where a client of this list keeps its settings; the folder need not exist.</summary>
    /// <summary>A client's display name; its own name if it is not ours to read.</summary>
    public static string TitleOf(string name) => Named(name)?.Title ?? name;

    public static string FolderOf(string name) => Named(name)!.Folder(UserFolder.Path, Environment.GetEnvironmentVariable);

    /// <summary>Identifies the caller of our server from the call's metadata, otherwise from the environment.</summary>
    public static CallOrigin CallerOf(JsonObject? metadata, Func<string, string?> environment)
    {
        var said = All.Select(c => metadata is null ? CallOrigin.Unknown : c.CallerIn(metadata));
        return said.Concat(All.Select(c => c.CallerIn(environment))).Aggregate((one, other) => one.Or(other));
    }

    /// <summary>Null for a client that has no adapter.</summary>
    internal static IClientAdapter? Named(string name) => All.FirstOrDefault(c => c.Name == name);
}
