using System.Text.RegularExpressions;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Architecture;

/// <summary>A number that may be one is written with <c>Counted</c>: "1 session", not "1 sessions".</summary>
public sealed partial class PluralsTests
{
    // Where the number is never one, or the word before it makes the plural right.
    private static readonly string[] NeverOne =
    [
        "ForgetCommand.cs: {answer.Candidates.Count} records",
        "SaveCommand.cs: {text.Length:N0} characters",
        // Scripts look for this word whatever the number is.
        "StatusCommand.cs: {c.Projects} projects",
        "Context.cs: {several.Count} projects",
        "CodexAppServer.cs: {Timeout.TotalSeconds:0} seconds",
        "ProgramRun.cs: {Timeout.TotalSeconds:0} seconds",
        "ArgumentReader.cs: {text.Length:N0} characters",
        "CallerProjects.cs: {several.Count} projects",
        "RequestLimits.cs: {length:N0} characters",
        "RequestLimits.cs: {characters:N0} characters",
        "MistakeTools.cs: {logged.Pattern.Count} errors",
        "TransferTools.cs: {count} records",
        "TransferTools.cs: {lines.Length:N0} characters",
        "OffRecordGate.cs: {many} sessions",
        "StatementText.cs: {text.Length:N0} characters",
        "Card.cs: {sessions} sessions",
        "SelfCheck.cs: {jobs.Count} jobs",
    ];

    [Fact]
    public void No_text_counts_one_as_many()
    {
        var found = SourceTree
            .CSharp("src")
            .SelectMany(file =>
                File.ReadLines(file).SelectMany(l => Counts().Matches(l)).Select(m => $"{Path.GetFileName(file)}: {m.Value}")
            );
        Assert.Equal(NeverOne.Order(StringComparer.Ordinal), found.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(
        """
            (?<!of\ |is\ )\{[\w.:?()]+\}\ (?:sessions|projects|events|records|rules|turns|files|transcripts|notes|members|machines|errors
            |facts|corrections|episodes|insights|things|lines|jobs|skills|tools|messages|backups|changes|minutes|hours|days|seconds
            |characters)\b
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Counts();
}
