using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Rules;

/// <summary>Errors that transcripts do not show (a wrong assumption, a misread request); three similar ones make an insight.</summary>
public sealed class ErrorLog(Database database, TimeProvider time)
{
    /// <summary>Chosen: three of a category and project within 30 days.</summary>
    private const int LeastErrors = 3;

    private static readonly TimeSpan Window = TimeSpan.FromDays(30); // chosen: a month

    public LoggedError Log(ProjectIdentity project, ReportedError error)
    {
        var now = time.GetUtcNow();
        var draft = CleanDraft.Prepare(ToDraft(error, now), now);
        return database.Write(c =>
        {
            c.Projects.Touch(project, now);
            var written = WritePath.Write(c, project.Id, draft, now);
            if (written.Id == 0)
                return new LoggedError(written, [], null);
            if (error.Fix.Length > 0)
                c.Records.SetFix(written.Id, c.Records.Find(written.Id)!.Fix ?? Spool.Redaction.Redactor.Redact(error.Fix));
            var alike = InCategory(c, project.Id, error.Category, now - Window);
            return alike.Count < LeastErrors
                ? new LoggedError(written, [], null)
                : new LoggedError(written, alike, Learn(c, project, error, alike, now));
        });
    }

    private static Draft ToDraft(ReportedError e, DateTimeOffset now) =>
        new()
        {
            Type = RecordType.Error,
            Kind = e.Category.ToLowerInvariant(),
            Text = e.Description,
            Context = e.Context,
            Tags = e.Tags,
            Importance = e.Importance,
            Confidence = 0.8,
            Origin = Origin.Assistant,
            Source = RecordSource.Saved,
            Signature = e.Category.ToLowerInvariant(),
            Fix = e.Fix.Length > 0 ? e.Fix : null,
            // Every report is a separate error, even with the same text.
            Identity = Normalized.Identity($"reported|{e.Category}|{e.Description}|{now.UtcTicks}"),
            Evidence = [Evidence.FromCall(e.Session, e.Description, now)],
        };

    private static List<KnowledgeRecord> InCategory(MemoryConnection c, string project, string category, DateTimeOffset since) =>
        [
            .. c
                .RecordLists.InProject(project, RecordType.Error, 1_000)
                .Where(r =>
                    r.Project == project
                    && r.Source == RecordSource.Saved
                    && r.Kind.Equals(category, StringComparison.OrdinalIgnoreCase)
                    && r.Created >= since
                )
                .OrderBy(r => r.Id),
        ];

    // Errors of one category may have nothing else in common, so they must also share specific words.
    private static Rule? Learn(
        MemoryConnection c,
        ProjectIdentity project,
        ReportedError error,
        List<KnowledgeRecord> alike,
        DateTimeOffset now
    )
    {
        var mine = Specific(error.Description);
        var kin = alike.Where(r => SharesWords(mine, Specific(r.Text))).ToList();
        if (kin.Count < LeastErrors)
            return null;
        var fix = kin.LastOrDefault(r => r.Fix is { Length: > 0 })?.Fix;
        var text =
            $"{Sentences.Cut(Sentences.OneLine(kin[^1].Text), 200)} (made {kin.Count} times, "
            + $"{error.Category}){(fix is null ? "" : $". What works: {Sentences.Cut(Sentences.OneLine(fix), 200)}")}";
        var ids = kin.Select(k => k.Id).ToList();
        // The same errors make one insight, whose text is updated.
        if (c.Rules.MadeFrom(ids, project.Id, Scope.Project, isNoted: true) is { } known)
            return Confirm(c, known, text, ids, error, now);
        return InsightBook
            .Add(
                c,
                project,
                new NotedInsight
                {
                    Text = text,
                    Category = error.Category,
                    Sources = ids,
                    Session = error.Session,
                    Importance = 3,
                },
                now
            )
            ?.Rule;
    }

    private static Rule? Confirm(MemoryConnection c, Rule known, string text, List<long> sources, ReportedError error, DateTimeOffset now)
    {
        if (known.Record.Status is not (RecordStatus.Active or RecordStatus.Suspended))
            return null;
        c.Rules.AddSources(known.Id, sources);
        c.Rules.Vote(known.Id, up: true);
        var draft = known.Reworded(text, Evidence.FromCall(error.Session, error.Description, now));
        WritePath.Reword(c, known.Record, CleanDraft.Prepare(draft, now), now);
        RuleReview.Reassess(c, known.Id, null, now);
        return c.Rules.Find(known.Id);
    }

    private static bool SharesWords(HashSet<string> mine, HashSet<string> theirs) =>
        mine.SetEquals(theirs) || theirs.Count(mine.Contains) >= Math.Min(2, Math.Min(mine.Count, theirs.Count)) && theirs.Overlaps(mine);

    private static HashSet<string> Specific(string text) => [.. MistakeWords.Extract(text)];
}
