using System.Text.RegularExpressions;

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

    [GeneratedRegex(
        "rejected by (?:the )?user|user (?:rejected|denied|declined)|User rejected|has been denied|requires approval",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Rejection();

    [GeneratedRegex("aborted by user|tool call .{0,20}cancell?ed", RegexOptions.IgnoreCase)]
    private static partial Regex Cancellation();

    [GeneratedRegex("Process running with session ID|still running", RegexOptions.IgnoreCase)]
    private static partial Regex StillRunning();

    [GeneratedRegex(@"^(?:Error: )?Exit code: -?[0-9]+\n?")]
    private static partial Regex ExitHeader();

    [GeneratedRegex("Failed to find")]
    private static partial Regex StaleEdit();

    [GeneratedRegex(@"^(?:apply_patch verification failed|Failed to find|.{0,80}\berror\b)", RegexOptions.IgnoreCase)]
    private static partial Regex PatchFailure();

    [GeneratedRegex(@"^\s*tool call error:")]
    private static partial Regex ServerFailure();
}
