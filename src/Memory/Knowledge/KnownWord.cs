namespace TotalMemory.Knowledge;

/// <summary>A word, and the number of records that contain it.</summary>
public readonly record struct KnownWord(string Word, int Records);
