namespace TotalMemory.Extraction.Errors;

/// <summary>How programs say that there is no such file or folder.</summary>
internal static class MissingPath
{
    /// <summary>Part of a case-insensitive regular expression.</summary>
    public const string Words = "no such file|does not exist|cannot access|can.t read";
}
