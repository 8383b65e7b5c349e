using TotalMemory.Knowledge;

namespace TotalMemory.Intake;

/// <summary>All that a reading of one transcript wants written, worked out before anything is locked.</summary>
/// <param name="Reader">Version of the reader that judged.</param>
/// <param name="Projects">Each project the session worked in, apart from the others.</param>
internal sealed record LearningPlan(string Reader, IReadOnlyList<ProjectPlan> Projects);

/// <summary>What is to be written of one project.</summary>
/// <param name="Turns">Number of turns it was learned from.</param>
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
