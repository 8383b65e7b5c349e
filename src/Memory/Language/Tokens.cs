namespace TotalMemory.Language;

/// <summary>
/// Estimates tokens at four characters each, rounded up: close to the vendors' own rule of thumb, and the same everywhere.
/// </summary>
public static class Tokens
{
    public static int Estimate(string text) => (text.Length + 3) / 4;
}
