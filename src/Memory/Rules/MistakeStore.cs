using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Errors;
using TotalMemory.Knowledge;
using TotalMemory.Rules.Causes;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Rules;

/// <summary>Reads mistakes: corrections and avoidable errors.</summary>
internal sealed class MistakeStore(MemoryConnection c)
{
    // A fork counts as the session it repeats.
    private static readonly string Root = StatementStore.FoundingSession("e");

    /// <summary>Less certain corrections are stored but make no rule (chosen: half of such messages object).</summary>
    private const string LeastSure = "0.4";

    public List<Mistake> All() => [.. Corrections(), .. Errors()];

    private IEnumerable<Mistake> Corrections() =>
        Rows($"r.type = 'correction' AND r.origin = 'user' AND r.confidence >= {LeastSure}")
            .DistinctBy(r => r.Record)
            .Select(r => new Mistake
            {
                Record = r.Record,
                IsCorrection = true,
                Project = r.Project,
                Session = r.Session,
                Evidence = r.Evidence,
                Text = r.Text,
                Edited = r.ActionsBefore.Files,
                Habit = Habit.Find(CorrectionClassifier.Prose(r.Evidence.Quote), r.ActionsBefore.Commands),
            });

    private IEnumerable<Mistake> Errors() =>
        Rows("r.type = 'error' AND r.origin = 'tool'")
            .DistinctBy(r => (r.Record, r.Evidence.At, r.Evidence.Quote))
            .Where(r => Avoidable.Is(r.Text, r.Fix, ToolNames.IsShell(r.Tool)))
            .Select(r => new Mistake
            {
                Record = r.Record,
                IsCorrection = false,
                Project = r.Project,
                Session = r.Session,
                Evidence = r.Evidence,
                Text = r.Text,
                Signature = $"{ToolNames.IdentityOf(r.Tool ?? "")}|{r.Signature}",
                Fix = r.Fix,
                Habit = Habit.Between(CommandOf(r.Evidence.Quote), r.Fix!),
            });

    /// <summary>All failed calls, whether or not they are mistakes.</summary>
    public List<FailedCall> Failures() =>
        [
            .. Rows("r.type = 'error' AND r.origin = 'tool'")
                .DistinctBy(r => (r.Record, r.Evidence.At, r.Evidence.Quote))
                .Select(r => new FailedCall
                {
                    Record = r.Record,
                    Project = r.Project,
                    Session = r.Session,
                    Evidence = r.Evidence,
                    Tool = r.Tool ?? "",
                    About = r.Text.Split(": ", 2)[0],
                    Reason = r.Text.Split(": ", 2)[^1],
                    Fix = r.Fix,
                    IsFixTold = r.IsFixTold,
                }),
        ];

    /// <summary>The command in an error's evidence (<c>$ command</c>); empty if it was not a command.</summary>
    public static string CommandOf(string quote) => quote.StartsWith("$ ", StringComparison.Ordinal) ? quote[2..].Split('\n', 2)[0] : "";

    private List<MistakeRow> Rows(string which) =>
        c.List(
            $"""
            SELECT r.id, r.project, r.text, r.tool, r.signature, r.deeds, {Root} AS root, e.session, e.file, e.line, e.origin,
                e.quote, e.at,
                f.quote AS fix, f.origin AS fixed_by
            FROM record r JOIN evidence e ON e.record = r.id AND e.role = 'source'
            LEFT JOIN evidence f ON f.id = (SELECT min(x.id) FROM evidence x WHERE x.record = r.id AND x.role = 'fix' AND x.file = e.file
                AND x.answers = e.line)
            WHERE {which} AND r.status IN ('active', 'archived') ORDER BY e.at, e.id
            """,
            r => new MistakeRow(
                r.Long("id"),
                r.Text("project"),
                r.Text("text"),
                r.OptionalText("tool"),
                r.OptionalText("signature"),
                AgentActions.Read(r.OptionalText("deeds")),
                r.Text("root"),
                new Evidence(
                    EvidenceRole.Source,
                    r.Text("session"),
                    r.Text("file"),
                    r.Int("line"),
                    r.EnumValue<Origin>("origin"),
                    r.Text("quote"),
                    r.Time("at")
                ),
                r.OptionalText("fix"),
                r.OptionalText("fixed_by") == "user"
            )
        );

    private sealed record MistakeRow(
        long Record,
        string Project,
        string Text,
        string? Tool,
        string? Signature,
        AgentActions ActionsBefore,
        string Session,
        Evidence Evidence,
        string? Fix,
        bool IsFixTold
    );
}
