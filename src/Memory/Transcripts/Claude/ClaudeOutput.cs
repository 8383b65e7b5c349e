using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Transcripts.Claude;

/// <summary>What Claude Code writes into results.</summary>
internal static partial class ClaudeOutput
{
    private const string Reason = "The user provided the following reason for the rejection:";
    private static readonly string[] ReasonHeadings = ["the user said:\n", "The user said:\n", Reason];

    public static ClientOutput Create() =>
        new()
        {
            Rejection = Rejection(),
            Cancellation = Cancellation(),
            StillRunning = StillRunning(),
            ExitHeader = ExitHeader(),
            StaleEdit = StaleEdit(),
            OwnError = OwnError(),
            MissingParameter = MissingParameter(),
            WrongValue = WrongValue(),
            UnknownSkill = UnknownSkill(),
        };

    public static bool IsInterrupt(string text) => text.StartsWith("[Request interrupted by user", StringComparison.Ordinal);

    /// <summary>The reason a person gave for refusing a call; null if none.</summary>
    public static string? RefusalReason(string result)
    {
        foreach (var heading in ReasonHeadings)
        {
            var at = result.IndexOf(heading, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var reason = result[(at + heading.Length)..];
            var note = reason.IndexOf("\n\nNote: The user's next message", StringComparison.Ordinal);
            if (note >= 0)
                reason = reason[..note];
            reason = reason.Trim();
            return reason.Length == 0 || reason.StartsWith("The user wants to clarify these questions", StringComparison.Ordinal)
                ? null
                : reason;
        }
        return null;
    }

    [Examples(
        "The user doesn't want to proceed with this",
        "the tool use was rejected",
        "[Request interrupted by user]",
        "it has been denied",
        "this command requires approval"
    )]
    [CounterExamples("the server rejected the call", "permission denied")]
    [GeneratedRegex(
        @"The user doesn't want to (?:proceed with|take) this|tool use was rejected|\[Request interrupted by user"
            + "|has been denied|requires approval",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Rejection();

    [Examples("Cancelled: parallel tool call Read", "Sibling tool call errored")]
    [CounterExamples("the order was cancelled", "aborted")]
    [GeneratedRegex("Cancelled: parallel tool call|Sibling tool call errored", RegexOptions.IgnoreCase)]
    private static partial Regex Cancellation();

    [Examples("Command running in background with id 7", "it is still running")]
    [CounterExamples("it ran", "running")]
    [GeneratedRegex("Command running in background|still running", RegexOptions.IgnoreCase)]
    private static partial Regex StillRunning();

    [Examples("Exit code 2\nno such row", "Error: Exit code -1")]
    [CounterExamples("the Exit code 2", "Exit code")]
    [GeneratedRegex(@"^(?:Error: )?Exit code -?[0-9]+\n?")]
    private static partial Regex ExitHeader();

    [Examples(
        "String to replace not found in file.",
        "File has been modified since read",
        "File has not been read yet",
        "Found 3 matches of the string to replace"
    )]
    [CounterExamples("File not found", "the file was read")]
    [GeneratedRegex("not found in file|has been modified since read|not been read|matches of the string to replace")]
    private static partial Regex StaleEdit();

    [Examples("<tool_use_error>no such row</tool_use_error>")]
    [CounterExamples("<tool_use_error>", "<error>no such row</error>")]
    [GeneratedRegex("<tool_use_error>([^<]+)")]
    private static partial Regex OwnError();

    [Examples("InputValidationError: Read failed due to the following issue: The required parameter `path` is missing")]
    [CounterExamples("InputValidationError: Read failed", "The required parameter `path` is missing")]
    [GeneratedRegex(
        @"InputValidationError: (?<t>\w{2,40}) failed due to the following issues?:\s{0,4}"
            + "The required parameter `(?<p>\\w{1,40})` is missing"
    )]
    private static partial Regex MissingParameter();

    [Examples("InputValidationError: [{\"code\": \"invalid\", \"values\": [\"a\",\"b\"]}]")]
    [CounterExamples("InputValidationError: [{\"code\": \"invalid\"}]")]
    [GeneratedRegex(@"InputValidationError: \[[^\]]{0,400}""values"": \[(?<v>[^\]]{2,400})\]")]
    private static partial Regex WrongValue();

    [Examples("Unknown skill: shop:deploy")]
    [CounterExamples("Unknown skill")]
    [GeneratedRegex(@"Unknown skill: (?<x>[\w:.-]{2,60})")]
    private static partial Regex UnknownSkill();
}
