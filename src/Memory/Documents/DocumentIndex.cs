using System.Text;
using TotalMemory.Association;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Storage;

namespace TotalMemory.Documents;

/// <summary>
/// Indexes instruction files for search, passage by passage. Their text can be recalled but never becomes a rule. Passages that a file no
/// longer contains are removed.
/// </summary>
public sealed class DocumentIndex(Database database, KnowledgeGraph graph, TimeProvider time)
{
    /// <summary>Maximum bytes of a document; longer files are generated (chosen).</summary>
    private const int LongestDocument = 4 << 20;

    public const string Kind = "document";

    public IndexReport Run(ProjectIdentity project, IReadOnlyList<AgentDocument> documents, CancellationToken cancel = default)
    {
        var report = new IndexReport(0, 0, 0, 0);
        foreach (var document in documents)
        {
            cancel.ThrowIfCancellationRequested();
            string text;
            try
            {
                text = Encoding.UTF8.GetString(OutsideFile.ReadBytes(document.Path, LongestDocument));
            }
            catch (IOException)
            {
                continue;
            }
            catch (UnauthorizedAccessException)
            {
                continue;
            }
            var passages = Drafts(document, text, time.GetUtcNow());
            var one = database.Write(c => Index(c, project, document, passages));
            report = new(report.Documents + 1, report.Passages + one.Passages, report.Added + one.Added, report.Gone + one.Gone);
        }
        var vanished = database.Write(c =>
        {
            var now = time.GetUtcNow();
            var gone = c.Documents.All(project.Id).Where(d => !File.Exists(d.Path)).ToList();
            foreach (var (id, _) in gone)
                c.Records.SetStatus(id, RecordStatus.Archived, now);
            return gone.Count;
        });
        report = report with { Gone = report.Gone + vanished };
        while (graph.Update() > 0)
            cancel.ThrowIfCancellationRequested();
        return report;
    }

    private static List<CleanDraft> Drafts(AgentDocument document, string text, DateTimeOffset now)
    {
        var passages = Passages.Split(text);
        if (Passages.FrontMatterValue(text, "description") is { } about)
            passages = [new Passage(Passages.FrontMatterValue(text, "name") ?? Path.GetFileName(document.Path), about, 1), .. passages];
        return [.. passages.Select(p => CleanDraft.Prepare(ToDraft(document, p, now), now))];
    }

    private IndexReport Index(MemoryConnection c, ProjectIdentity project, AgentDocument document, IReadOnlyList<CleanDraft> passages)
    {
        var now = time.GetUtcNow();
        c.Projects.Touch(project, now);
        var before = c.Documents.RecordsIn(document.Path);
        var kept = new HashSet<long>();
        var added = 0;
        foreach (var passage in passages)
        {
            var written = WritePath.Write(c, project.Id, passage, now);
            if (written.Id == 0)
                continue;
            kept.Add(written.Id);
            if (written.Result == WriteResult.Added)
                added++;
        }
        var gone = before.Where(id => !kept.Contains(id)).ToList();
        foreach (var id in gone)
            c.Records.SetStatus(id, RecordStatus.Archived, now);
        return new(1, kept.Count, added, gone.Count);
    }

    private static Draft ToDraft(AgentDocument document, Passage passage, DateTimeOffset now) =>
        new()
        {
            Type = RecordType.Note,
            Kind = Kind,
            Text = passage.Heading.Length > 0 ? $"{passage.Heading}: {passage.Text}" : passage.Text,
            Context = document.Path,
            Tags = [document.Kind],
            Scope = document.IsGlobal ? Scope.Global : Scope.Project,
            Identity = Normalized.Identity($"{document.Path}|{passage.Heading}|{passage.Text}"),
            Importance = 2,
            Confidence = 0.6,
            Origin = Origin.File,
            Source = RecordSource.Reflected,
            Evidence = [new Evidence(EvidenceRole.Source, "", document.Path, passage.Line, Origin.File, passage.Text, now)],
        };
}
