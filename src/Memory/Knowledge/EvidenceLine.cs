namespace TotalMemory.Knowledge;

/// <summary>Position of one piece of evidence in its file.</summary>
/// <param name="Id">Id of the evidence.</param>
/// <param name="Answers">The line it answers; 0 for none.</param>
internal sealed record EvidenceLine(long Id, long Record, EvidenceRole Role, int Line, int Answers);
