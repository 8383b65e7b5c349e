namespace TotalMemory.Rules;

/// <summary>Number of errors of one program or category in a period.</summary>
public sealed record ErrorKind(string Name, int Times);
