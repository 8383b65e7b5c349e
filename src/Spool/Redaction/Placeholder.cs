using static TotalMemory.Spool.Redaction.WordLists;

namespace TotalMemory.Spool.Redaction;

/// <summary>Text that stands in for a secret in examples: <c>your-key-here</c>, <c>changeme</c>.</summary>
internal static class Placeholder
{
    public static bool Is(ReadOnlySpan<char> value)
    {
        if (
            CharacterRuns.Mixed(value)
            && value.IndexOfAnyInRange('A', 'Z') >= 0
            && value.IndexOf("your", StringComparison.OrdinalIgnoreCase) < 0
        )
            return false;
        return StartsWithAny(value, Placeholders) && (value.Length < 24 || !CharacterRuns.Mixed(value))
            || value.Length < 64 && Contains(value, PlaceholderParts);
    }

    private static readonly string[] Placeholders =
    [
        "your",
        "my-secret-here",
        "example",
        "changeme",
        "change-me",
        "change_me",
        "placeholder",
        "dummy",
        "xxx",
        "todo",
        "insert",
        "replace",
        "redacted",
        "hidden",
        "secret_name",
        "not set",
        "not-set",
        "unset",
        "missing",
        "bearer ",
        "basic ",
        "fake",
        "sample",
        "enter",
        "not-required",
        "not-needed",
        "not-used",
        "unused",
        "no-key",
        "no-token",
        "no-password",
        "required,",
        "omitempty",
    ];

    private static readonly string[] PlaceholderParts =
    [
        "your-",
        "your_",
        "changeme",
        "placeholder",
        "-here",
        "_here",
        "redacted",
        "example",
        "xxxx",
        "todo",
    ];
}
