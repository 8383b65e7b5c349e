namespace TotalMemory.Recall;

public static class SearchSignalWords
{
    /// <summary>As it is printed and sent.</summary>
    public static string Word(this SearchSignalKind signal) =>
        signal switch
        {
            SearchSignalKind.Words => "words",
            SearchSignalKind.Typo => "typo",
            SearchSignalKind.Meaning => "meaning",
            SearchSignalKind.Context => "context",
            SearchSignalKind.Graph => "graph",
            _ => throw new ArgumentOutOfRangeException(nameof(signal)),
        };
}
