using TotalMemory.Knowledge;

namespace TotalMemory.Intake;

/// <summary>Everything that learning from one transcript will write, prepared outside the lock.</summary>
/// <param name="Reader">Version of the reader that judged.</param>
/// <param name="Projects">One plan for each project the session worked in.</param>
internal sealed record LearningPlan(string Reader, IReadOnlyList<ProjectPlan> Projects);

/// <summary>What will be written for one project.</summary>
/// <param name="Turns">Number of turns learned from.</param>
internal sealed record ProjectPlan(
    string Project,
    int Turns,
    IReadOnlyList<CleanDraft> Errors,
    IReadOnlyList<CleanDraft> Corrections,
    IReadOnlyList<CleanDraft> Facts,
    CleanDraft? Episode,
    IReadOnlyList<ForgetOrder> Forget,
    IReadOnlyList<RetractionOrder> TakenBack,
    IReadOnlyList<RememberOrder> Remember
);
