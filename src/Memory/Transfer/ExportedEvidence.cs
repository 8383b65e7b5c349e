namespace TotalMemory.Transfer;

/// <param name="At">Null in exports of older versions.</param>
public sealed record ExportedEvidence(string Session, string File, int Line, string Origin, string Quote, DateTimeOffset? At = null);
