namespace TotalMemory.Browsing;

/// <summary>A person's verdict on a record, as stored.</summary>
/// <param name="Before">The record's state before.</param>
/// <param name="Successor">For an edit, the record with the new text.</param>
public sealed record Opinion(long Id, long Record, OpinionKind Word, DateTimeOffset At, FormerState Before, long? Successor, bool IsUndone);
