namespace TotalMemory.Cli.Install;

/// <summary>What a client allows in its settings, and what to tell a person if we cannot write them.</summary>
internal sealed record SettingsFormat
{
    /// <summary>The client accepts comments and trailing commas.</summary>
    public bool AllowsComments { get; init; }

    /// <summary>Objects for which empty and missing mean the same.</summary>
    public IReadOnlyList<string> Emptiable { get; init; } = [];

    /// <summary>Our part, for adding by hand; null when removing.</summary>
    public Func<string>? ByHand { get; init; }
}
