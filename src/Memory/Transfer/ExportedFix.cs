namespace TotalMemory.Transfer;

public sealed record ExportedFix(string Text, IReadOnlyList<ExportedEvidence> Evidence);
