namespace TotalMemory.Team;

/// <summary>A mistake that several members made, and this person's record about it.</summary>
/// <param name="Print">The mistake's fingerprint, in hexadecimal digits.</param>
public sealed record Proposal(string Print, long Record, bool IsDeclined);
