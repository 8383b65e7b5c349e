namespace TotalMemory.Mcp;

/// <summary>
/// Accepted but not listed, so that it costs no tokens: an alias that agents' notes and articles use, or a rarely used option.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class UnlistedAttribute : Attribute;

/// <summary>Listed as required, although an unlisted alias may be given instead.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class WantedAttribute : Attribute;

/// <summary>Arguments of other memory tools that have no meaning here: accepted and ignored.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToleratesAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
