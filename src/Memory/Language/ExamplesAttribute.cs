namespace TotalMemory.Language;

/// <summary>
/// Texts that a pattern matches, beside it; run by a test. Written into the assembly's metadata, so that they cost nothing where they are
/// not asked for.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExamplesAttribute(params string[] texts) : Attribute
{
    public IReadOnlyList<string> Texts => texts;
}
