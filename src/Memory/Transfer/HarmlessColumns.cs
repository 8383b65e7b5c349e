namespace TotalMemory.Transfer;

/// <summary>Text columns that cleaning leaves as they are, each with the reason.</summary>
internal static class HarmlessColumns
{
    private const string OurWord = "one of a few words of ours";
    private const string OurDigest = "a digest made by us";
    private const string ProjectId = "a project's id: a digest made by us";
    private const string Followed = "a path that is followed: with other words in it, it leads nowhere";
    private const string ClientsId = "a number that the client made";

    /// <summary>By table and column.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["delivery.way"] = OurWord,
        ["embedding_version.name"] = "the name of an encoder",
        ["entity.kind"] = OurWord,
        ["evidence.file"] = Followed,
        ["evidence.origin"] = OurWord,
        ["evidence.role"] = OurWord,
        ["forgotten.digest"] = OurDigest,
        ["forgotten_in.digest"] = OurDigest,
        ["forgotten_in.project"] = ProjectId,
        ["forgotten_in.scope"] = OurWord,
        ["hook_event.client"] = OurWord,
        ["hook_event.event"] = OurWord,
        ["hook_event.id"] = "the name of a file of ours",
        ["judgement.reader"] = "the name of a model",
        ["note.name"] = "a name of ours",
        ["occasion.file"] = Followed,
        ["occasion.outcome"] = OurWord,
        ["place.commits"] = "commits' digests",
        ["place.id"] = ProjectId,
        ["place.project"] = ProjectId,
        ["project.id"] = ProjectId,
        ["project_above.above"] = ProjectId,
        ["project_above.project"] = ProjectId,
        ["project_change.action"] = OurWord,
        ["project_change.other"] = ProjectId,
        ["project_change.project"] = ProjectId,
        ["project_change_row.key"] = "ids of rows",
        ["project_change_row.kind"] = OurWord,
        ["project_joined.id"] = ProjectId,
        ["project_joined.project"] = ProjectId,
        ["purged_evidence.file"] = Followed,
        ["purged_evidence.origin"] = OurWord,
        ["purged_evidence.role"] = OurWord,
        ["record.kind"] = OurWord,
        ["record.origin"] = OurWord,
        ["record.project"] = ProjectId,
        ["record.scope"] = OurWord,
        ["record.source"] = OurWord,
        ["record.status"] = OurWord,
        ["record.type"] = OurWord,
        ["reflection.outcome"] = OurWord,
        ["reflection_change.action"] = OurWord,
        ["reflection_change.after"] = OurWord,
        ["reflection_change.before"] = OurWord,
        ["relation.source"] = OurWord,
        ["relation.type"] = OurWord,
        ["rule.level"] = OurWord,
        ["rule.person"] = OurWord,
        ["rule.source"] = OurWord,
        ["session.client"] = OurWord,
        ["session.project"] = ProjectId,
        ["session_in.project"] = ProjectId,
        ["skill_use.source"] = OurWord,
        ["tombstone.project"] = ProjectId,
        ["tombstone.type"] = OurWord,
        ["transcript.agent"] = ClientsId,
        ["transcript.client"] = OurWord,
        ["transcript.head"] = OurDigest,
        ["transcript.path"] = Followed,
        ["transcript.reader"] = "the name of a model",
        ["transcript_project.project"] = ProjectId,
        ["turn.call"] = ClientsId,
        ["turn.kind"] = OurWord,
        ["turn.origin"] = OurWord,
        ["turn.outcome"] = OurWord,
        ["turn.uuid"] = ClientsId,
    };
}
