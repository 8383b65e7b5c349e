using TotalMemory.Association;
using TotalMemory.Delivery;
using TotalMemory.Intake;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Skills;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;

namespace TotalMemory;

/// <summary>Runs after something was learned: reviews rules, publishes briefings and reminders.</summary>
public sealed class Publishing(
    Database database,
    RuleReview review,
    KnowledgeGraph graph,
    SkillBook skills,
    BriefingPublisher briefings,
    ReminderPublisher reminders,
    HomeErasure erasure
)
{
    private const string Unfinished = "publishing.unfinished";
    private const string Left = "publishing.review";

    /// <summary>
    /// Call before a large import. If the process is killed before <see cref="Done"/>, the next start finishes the work. True if an
    /// earlier import was left unfinished.
    /// </summary>
    public bool Begin() =>
        database.Write(c =>
        {
            var isLeft = c.Markers.Read(Unfinished) is not null;
            c.Markers.Write(Unfinished, "all");
            return isLeft;
        });

    public void Done() => database.Write(c => c.Markers.Remove(Unfinished));

    /// <summary>Finishes the work of a killed import.</summary>
    public void Finish()
    {
        using (var c = database.Open())
            if (c.Markers.Read(Unfinished) is null)
                return;
        Review([Reminder.Everywhere], judgeAll: true);
        Done();
    }

    public RuleReport AfterLearning(IntakeReport report) =>
        report.ChangedProjects.Count == 0 && report.Turns == 0
            ? new RuleReport(0, 0, 0, 0, [])
            : Review(report.ChangedProjects, judgeAll: false);

    /// <summary>Reviews the rules, and publishes for these projects and those that the review changed.</summary>
    public RuleReport Review(IEnumerable<string> projects, bool judgeAll)
    {
        var report = review.Run(judgeAll);
        graph.UpdateIfStale();
        if (judgeAll)
            skills.LearnAll();
        Publish([.. projects, .. report.Projects]);
        return report;
    }

    /// <summary>
    /// Publishes at once and leaves the review to <see cref="ReviewIfLeft"/>: in a large memory it takes seconds, and a person waits.
    /// </summary>
    public void PublishAndLeaveReview(IReadOnlyCollection<string> projects)
    {
        database.Write(c => c.Markers.Write(Left, Guid.CreateVersion7().ToString("N")));
        Publish(projects);
    }

    /// <summary>The review that another program left; what is left meanwhile stays for the next time.</summary>
    public void ReviewIfLeft()
    {
        string? left;
        using (var c = database.Open())
            left = c.Markers.Read(Left);
        if (left is null)
            return;
        Review([], judgeAll: false);
        database.Write(c => c.Markers.RemoveIfStill(Left, left));
    }

    /// <summary>Runs after the nightly reflection: recomputes skills and publishes everything.</summary>
    public void AfterReflection()
    {
        graph.UpdateIfStale();
        skills.LearnAll();
        Publish([Reminder.Everywhere]);
    }

    /// <summary>Rewrites the briefings of these projects, and the reminders; of all projects if something was forgotten.</summary>
    public void Publish(IReadOnlyCollection<string> projects)
    {
        if (erasure.Sweep() || projects.Contains(Reminder.Everywhere))
            briefings.PublishAll();
        else
            briefings.Publish(projects);
        reminders.Publish();
    }
}
