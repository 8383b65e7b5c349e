namespace TotalMemory.Mcp;

/// <summary>Accepted, and not listed: another name that agents' notes and articles use, or a wish of a few. It costs no tokens.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class UnlistedAttribute : Attribute;

/// <summary>Listed as required, though another, unlisted name may give it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class WantedAttribute : Attribute;

/// <summary>Arguments of earlier memories that mean nothing here: accepted and left out.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToleratesAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
