using System.Text.RegularExpressions;

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

    [GeneratedRegex(
        @"The user doesn't want to (?:proceed with|take) this|tool use was rejected|\[Request interrupted by user"
            + "|has been denied|requires approval",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Rejection();

    [GeneratedRegex("Cancelled: parallel tool call|Sibling tool call errored", RegexOptions.IgnoreCase)]
    private static partial Regex Cancellation();

    [GeneratedRegex("Command running in background|still running", RegexOptions.IgnoreCase)]
    private static partial Regex StillRunning();

    [GeneratedRegex(@"^(?:Error: )?Exit code -?[0-9]+\n?")]
    private static partial Regex ExitHeader();

    [GeneratedRegex("not found in file|has been modified since read|not been read|matches of the string to replace")]
    private static partial Regex StaleEdit();

    [GeneratedRegex("<tool_use_error>([^<]+)")]
    private static partial Regex OwnError();

    [GeneratedRegex(
        @"InputValidationError: (?<t>\w{2,40}) failed due to the following issues?:\s{0,4}"
            + "The required parameter `(?<p>\\w{1,40})` is missing"
    )]
    private static partial Regex MissingParameter();

    [GeneratedRegex(@"InputValidationError: \[[^\]]{0,400}""values"": \[(?<v>[^\]]{2,400})\]")]
    private static partial Regex WrongValue();

    [GeneratedRegex(@"Unknown skill: (?<x>[\w:.-]{2,60})")]
    private static partial Regex UnknownSkill();
}
