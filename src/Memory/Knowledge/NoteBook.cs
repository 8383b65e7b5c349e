using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>
/// Notes that agents take while working: observations, and reflections on their own work. They are found by recall and never shown
/// unasked.
/// </summary>
public sealed class NoteBook(Database database, TimeProvider time)
{
    /// <summary>The kind of a note about the agent's own work.</summary>
    public const string Reflection = "reflection";

    public static readonly IReadOnlyList<string> ObservationKinds = ["bugfix", "feature", "refactor", "change", "discovery", "decision"];

    /// <summary>The context of an observation.</summary>
    public static string ContextOf(string tool, IReadOnlyList<string> files) =>
        $"tool: {tool}{(files.Count > 0 ? "\nfiles: " + string.Join(", ", files) : "")}";

    /// <param name="kind">One of <see cref="ObservationKinds"/> or <see cref="Reflection"/>.</param>
    public Written Add(ProjectIdentity project, string kind, string text, string context, IReadOnlyList<string> tags, string session)
    {
        var now = time.GetUtcNow();
        var draft = new Draft
        {
            Type = RecordType.Note,
            Kind = kind,
            Text = text,
            Context = context,
            Tags = tags,
            // The same note twice on one day counts once.
            Identity = Normalized.Identity($"{kind}|{now:yyyy-MM-dd}|{context}|{text}"),
            Importance = kind == Reflection ? 3 : 2,
            Confidence = 0.5,
            Origin = Origin.Assistant,
            Source = RecordSource.Saved,
            Evidence = [Evidence.FromCall(session, text, now)],
        };
        var clean = CleanDraft.Prepare(draft, now);
        return database.Write(c =>
        {
            c.Projects.Touch(project, now);
            return WritePath.Write(c, project.Id, clean, now);
        });
    }
}
