using static TotalMemory.Spool.Redaction.WordLists;

namespace TotalMemory.Spool.Redaction;

/// <summary>Paths and addresses.</summary>
internal static class PathShape
{
    /// <summary>True for a path or an address, which tells where a secret is, not the secret.</summary>
    public static bool Is(ReadOnlySpan<char> value) =>
        value.StartsWith("//")
        || value.StartsWith("SHA256:", StringComparison.OrdinalIgnoreCase)
        || value.IndexOf('#') is var anchor && anchor > 0 && EndsWithAny(value[..anchor], FileEndings)
        || (
            value[0] is '/'
            && value.IndexOfAnyExcept(CharacterRuns.PathName) < 0
            && !IsEncoded(value)
            && (value.Length < 20 || value[1..].IndexOf('/') > 0)
        )
        || value.StartsWith("./")
        || value.StartsWith("../")
        || value.StartsWith("~/")
        || (value.Length > 2 && value[1] is ':' && value[2] is '\\' or '/' && char.IsAsciiLetter(value[0]))
        || (value.IndexOf("://") is var scheme && scheme > 0 && value[..scheme].IndexOfAnyExcept(CharacterRuns.Word) < 0)
        || (value[0] is '@' && value.IndexOf('/') > 1 && value.IndexOfAnyExcept(CharacterRuns.PathName) < 0)
        || EndsWithAny(value.TrimEnd(":0123456789-,"), FileEndings);

    // Base64 that happens to begin with a slash: a long random part, and none of the signs that names of files have
    private static bool IsEncoded(ReadOnlySpan<char> value)
    {
        if (value.Length < LeastEncoded || value.IndexOfAny("._-~ @") >= 0)
            return false;
        foreach (var part in value.Split('/'))
            if (value[part].Length >= LeastPart && value[part].IndexOfAnyInRange('A', 'Z') >= 0 && CharacterRuns.IsShuffled(value[part]))
                return true;
        return false;
    }

    private const int LeastEncoded = 24; // chosen: a key of 16 bytes
    private const int LeastPart = 16; // chosen: shorter ones are as often words

    private static readonly string[] FileEndings =
    [
        ".txt",
        ".yml",
        ".yaml",
        ".json",
        ".env",
        ".ts",
        ".js",
        ".tsx",
        ".jsx",
        ".py",
        ".cs",
        ".go",
        ".rs",
        ".java",
        ".rb",
        ".php",
        ".md",
        ".sh",
        ".pem",
        ".key",
        ".html",
        ".css",
        ".toml",
        ".ini",
        ".cfg",
        ".conf",
        ".log",
        ".xml",
        ".sql",
        ".dart",
        ".kt",
        ".swift",
        ".vue",
        ".svelte",
        ".gpg",
        ".enc",
    ];
}
