namespace TotalMemory.Language;

/// <summary>Texts that a pattern does not match, beside it; run by a test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CounterExamplesAttribute(params string[] texts) : Attribute
{
    public IReadOnlyList<string> Texts => texts;
}
