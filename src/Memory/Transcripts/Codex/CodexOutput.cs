using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Transcripts.Codex;

/// <summary>What Codex writes into results.</summary>
internal static partial class CodexOutput
{
    public static ClientOutput Create() =>
        new()
        {
            Rejection = Rejection(),
            Cancellation = Cancellation(),
            StillRunning = StillRunning(),
            ExitHeader = ExitHeader(),
            OutputHeading = "Output:\n",
            StaleEdit = StaleEdit(),
            PatchFailure = PatchFailure(),
            ServerFailure = ServerFailure(),
        };

    [Examples("rejected by the user", "the user declined", "it has been denied", "this command requires approval")]
    [CounterExamples("the server rejected the call", "permission denied")]
    [GeneratedRegex(
        "rejected by (?:the )?user|user (?:rejected|denied|declined)|User rejected|has been denied|requires approval",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Rejection();

    [Examples("aborted by user", "the tool call was cancelled")]
    [CounterExamples("the order was cancelled", "aborted")]
    [GeneratedRegex("aborted by user|tool call .{0,20}cancell?ed", RegexOptions.IgnoreCase)]
    private static partial Regex Cancellation();

    [Examples("Process running with session ID 7", "it is still running")]
    [CounterExamples("it ran", "running")]
    [GeneratedRegex("Process running with session ID|still running", RegexOptions.IgnoreCase)]
    private static partial Regex StillRunning();

    [Examples("Exit code: 2\nno such row", "Error: Exit code: -1")]
    [CounterExamples("the Exit code: 2", "Exit code 2")]
    [GeneratedRegex(@"^(?:Error: )?Exit code: -?[0-9]+\n?")]
    private static partial Regex ExitHeader();

    [Examples("Failed to find expected lines in src/read.ts")]
    [CounterExamples("File not found")]
    [GeneratedRegex("Failed to find")]
    private static partial Regex StaleEdit();

    [Examples("apply_patch verification failed: no such line", "Failed to find expected lines", "an error in the patch")]
    [CounterExamples("Success. Updated read.ts", "no errors")]
    [GeneratedRegex(@"^(?:apply_patch verification failed|Failed to find|.{0,80}\berror\b)", RegexOptions.IgnoreCase)]
    private static partial Regex PatchFailure();

    [Examples("tool call error: closed")]
    [CounterExamples("the tool call error: closed")]
    [GeneratedRegex(@"^\s*tool call error:")]
    private static partial Regex ServerFailure();
}
