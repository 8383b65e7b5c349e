using System.Text.RegularExpressions;

namespace TotalMemory.Conversations;

/// <summary>
/// Tells a message that a client or a kit filled in (tags around it, headings, loud orders to load a file) from one that was typed. Pure.
/// </summary>
internal static partial class TemplateText
{
    public static readonly string[] Examples =
    [
        "You must follow the menu.\n<agent-activation CRITICAL=\"TRUE\">\n1. LOAD the file\n</agent-activation>",
        "IT IS CRITICAL THAT YOU FOLLOW THIS COMMAND: LOAD the FULL @kit/workflow.md",
        "## User Input\n```text\n$ARGUMENTS\n```",
    ];

    public static readonly string[] CounterExamples =
    [
        "always use pnpm here",
        "rename List<Item> to Items",
        "if x < 3 and y > 4 stop",
        "# Notes\nplease fix the header",
        "From now on never use tabs </my-notes> here, always spaces",
    ];

    /// <summary>Closing tags that are looked at (chosen: a template has its first pair early).</summary>
    private const int MostTags = 16;

    public static bool Is(string message) => IsTagged(message) || Loud().IsMatch(message) || Slots().IsMatch(message);

    // A pair of tags: a lone closing one, in the middle of what somebody types, fills in nothing.
    private static bool IsTagged(string message) =>
        Closing()
            .Matches(message)
            .Take(MostTags)
            .Any(c => message.AsSpan(0, c.Index).Contains($"<{c.Groups[1].Value}", StringComparison.OrdinalIgnoreCase));

    // With a dash or an underscore in its name, as no markup language has.
    [GeneratedRegex(@"</([a-z]{2,30}[-_][a-z_-]{1,30})>?", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^\W*IT IS CRITICAL THAT YOU|\bLOAD the FULL @|^\W*You must fully embody this agent")]
    private static partial Regex Loud();

    [GeneratedRegex(@"^## User Input\s*$|\$ARGUMENTS\b", RegexOptions.Multiline)]
    private static partial Regex Slots();
}
