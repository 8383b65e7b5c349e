using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Cli;

/// <summary>Describes file and disk errors for a person.</summary>
internal static partial class FileErrorText
{
    // errno of Linux and macOS, as .NET reports it; Windows has HRESULTs.
    private const int NoSpace = 28;
    private const int ReadOnly = 30; // published: errno EROFS
    private const int TooManyFiles = 24; // published: errno EMFILE
    private const int WindowsDiskFull = unchecked((int)0x80070070); // published: ERROR_DISK_FULL

    public static string Describe(Exception e) =>
        e switch
        {
            IOException { HResult: NoSpace or WindowsDiskFull or 122 or 69 } => $"the disk is full (or out of inodes or quota){Where(e)}",
            IOException { HResult: ReadOnly } => $"the file system is read-only{Where(e)}",
            IOException { HResult: TooManyFiles } => "this process has too many open files; see 'ulimit -n'",
            UnauthorizedAccessException when Where(e) is { Length: > 0 } where => $"no permission{where}",
            DirectoryNotFoundException or FileNotFoundException when Where(e) is { Length: > 0 } where => $"there is no such file{where}",
            _ => e.Message.ReplaceLineEndings(" ").TrimEnd('.'),
        };

    private static string Where(Exception e) => Quoted().Match(e.Message) is { Success: true } m ? $": {m.Groups[1].Value}" : "";

    [Examples("Access to '/srv/shop' is denied.")]
    [CounterExamples("Access is denied.", "''")]
    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
