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
    ];

    public static bool Is(string message) => Tagged().IsMatch(message) || Loud().IsMatch(message) || Slots().IsMatch(message);

    // A closing tag with a dash or an underscore in its name, as no markup language has.
    [GeneratedRegex(@"</[a-z]{2,30}[-_][a-z_-]{1,30}>?", RegexOptions.IgnoreCase)]
    private static partial Regex Tagged();

    [GeneratedRegex(@"^\W*IT IS CRITICAL THAT YOU|\bLOAD the FULL @|^\W*You must fully embody this agent")]
    private static partial Regex Loud();

    [GeneratedRegex(@"^## User Input\s*$|\$ARGUMENTS\b", RegexOptions.Multiline)]
    private static partial Regex Slots();
}
