using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Conversations;

/// <summary>
/// Tells messages filled in by a client or a prompt kit (tags around them, headings, orders in capitals) from typed ones. Pure.
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

    /// <summary>Closing tags that are examined (chosen: a template has its first pair early).</summary>
    private const int MostTags = 16;

    public static bool Is(string message) => IsTagged(message) || Loud().IsMatch(message) || Slots().IsMatch(message);

    // Requires a pair of tags: a lone closing tag also occurs in typed text.
    private static bool IsTagged(string message) =>
        Closing()
            .Matches(message)
            .Take(MostTags)
            .Any(c => message.AsSpan(0, c.Index).Contains($"<{c.Groups[1].Value}", StringComparison.OrdinalIgnoreCase));

    // With a dash or underscore in its name, unlike the tags of markup languages.
    [Examples("</agent-activation>", "</user_query>")]
    [CounterExamples("</div>", "<agent-activation>")]
    [GeneratedRegex(@"</([a-z]{2,30}[-_][a-z_-]{1,30})>?", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();

    [Examples("IT IS CRITICAL THAT YOU obey the steps", "first LOAD the FULL @kit/steps.md", "You must fully embody this agent's persona")]
    [CounterExamples("it is critical that you obey", "load the full file")]
    [GeneratedRegex(@"^\W*IT IS CRITICAL THAT YOU|\bLOAD the FULL @|^\W*You must fully embody this agent")]
    private static partial Regex Loud();

    [Examples("Read it.\n## User Input\nnone", "Task: $ARGUMENTS")]
    [CounterExamples("## User Inputs", "$ARGUMENTSX")]
    [GeneratedRegex(@"^## User Input\s*$|\$ARGUMENTS\b", RegexOptions.Multiline)]
    private static partial Regex Slots();
}
