namespace TotalMemory.Team;

/// <summary>A person's consent to sharing a record.</summary>
/// <param name="Identity">Identity of the text they saw.</param>
internal sealed record ShareMark(long Record, string Identity, DateTimeOffset At);
