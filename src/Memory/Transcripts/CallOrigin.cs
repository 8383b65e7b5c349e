namespace TotalMemory.Transcripts;

/// <summary>Who calls our server.</summary>
/// <param name="Folder">The folder that the caller works in; null when the client does not say.</param>
/// <param name="Session">The session's id; null when the client does not say.</param>
public sealed record CallOrigin(string? Folder, string? Session)
{
    public static CallOrigin Unknown { get; } = new(null, null);

    /// <summary>Fills missing values from another origin.</summary>
    public CallOrigin Or(CallOrigin other) => new(Folder ?? other.Folder, Session ?? other.Session);
}
