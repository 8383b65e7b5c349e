namespace TotalMemory.Tests.Architecture;

/// <summary>
/// Who holds the write lock lets all others wait: files are read, texts redacted and records compared before. Read from the compiled
/// assemblies: what is handed to <c>Database.Write</c>, and all that it calls.
/// </summary>
public sealed class WriteLockTests
{
    private static readonly string[] Slow =
    [
        "TotalMemory.Extraction.Reading.IReader::Judge",
        "TotalMemory.Knowledge.CleanDraft::Prepare",
        "TotalMemory.Reflection.ReflectionPlan::Make",
        "TotalMemory.Rules.RuleCandidates::Find",
        "TotalMemory.Rules.RuleVerdicts::Collect",
        "TotalMemory.Spool.BriefingFiles::Read",
        "TotalMemory.Spool.ProjectIdentity::Resolve",
        "TotalMemory.Spool.Redaction.Redactor::Redact",
        "TotalMemory.Spool.Redaction.Redactor::RedactOrNull",
        "TotalMemory.Transcripts.FileHead::Compute",
    ];

    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["TotalMemory.Graph.TemporalFacts::Insert"] = "one fact that an agent saves",
        ["TotalMemory.Graph.TemporalStore::Insert"] = "three words",
        ["TotalMemory.Knowledge.Supersession::Replace"] = "one record that is corrected",
        ["TotalMemory.Projects.ProjectChanges::Split"] = "a folder that a person names",
        ["TotalMemory.Projects.ProjectChanges::Trust"] = "a folder that a person names",
        ["TotalMemory.Projects.ProjectRepair::Run"] = "once in a memory's life",
        ["TotalMemory.Projects.ProjectStore::ResolveName"] = "a name",
        ["TotalMemory.Rules.InsightBook::Add"] = "one insight that an agent writes down",
        ["TotalMemory.Rules.ErrorLog::Log"] = "one error that an agent reports",
        ["TotalMemory.Skills.SkillBook::Report"] = "one skill that an agent reports on",
        ["TotalMemory.Skills.SkillStore::Save"] = "a name and its steps",
        ["TotalMemory.Sync.ArrivalCheck::Cleaned"] = "one value of another machine, a moment at a time",
        ["TotalMemory.Team.TeamText::Clean"] = "one rule that is shared",
    };

    [Fact]
    public void What_takes_time_is_done_before_the_lock_is_taken() => Assert.Empty(LockedCalls.To(Slow, Short.Keys));

    [Fact]
    public void Nothing_is_excused_that_needs_no_excuse() =>
        Assert.DoesNotContain(Short.Keys, excused => LockedCalls.To(Slow, Short.Keys.Except([excused])).Count == 0);

    [Fact]
    public void The_check_follows_what_is_written() =>
        Assert.Contains(
            LockedCalls.To(["TotalMemory.Knowledge.WritePath::Write"], []),
            way => way.StartsWith("TotalMemory.Intake.", StringComparison.Ordinal)
        );
}
