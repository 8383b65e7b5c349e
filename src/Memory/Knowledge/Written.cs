namespace TotalMemory.Knowledge;

/// <summary>The result of writing a draft.</summary>
/// <param name="Id">The record that contains it now; 0 if refused.</param>
public readonly record struct Written(WriteResult Result, long Id);
