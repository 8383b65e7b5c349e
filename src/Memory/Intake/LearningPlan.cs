using TotalMemory.Knowledge;

namespace TotalMemory.Intake;

/// <summary>All that a reading of one transcript wants written, worked out before anything is locked.</summary>
/// <param name="Reader">Version of the reader that judged.</param>
internal sealed record LearningPlan(
    string Reader,
    IReadOnlyList<Draft> Errors,
    IReadOnlyList<Draft> Corrections,
    IReadOnlyList<Draft> Facts,
    Draft? Episode,
    IReadOnlyList<ForgetOrder> Forget
);
