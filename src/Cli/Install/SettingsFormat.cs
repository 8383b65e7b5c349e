namespace TotalMemory.Cli.Install;

/// <summary>What a client allows in its settings, and what to tell a person where we cannot write them.</summary>
internal sealed record SettingsFormat
{
    /// <summary>The client itself reads comments and trailing commas.</summary>
    public bool AllowsComments { get; init; }

    /// <summary>Objects that mean the same when they are empty as when they are missing.</summary>
    public IReadOnlyList<string> Emptiable { get; init; } = [];

    /// <summary>Our part, to be added by hand; null where there is none, as when it is taken out.</summary>
    public Func<string>? ByHand { get; init; }
}
