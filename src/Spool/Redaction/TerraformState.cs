namespace TotalMemory.Spool.Redaction;

/// <summary>What a resource of Terraform made at random: <c>"type": "random_password", … "result": "X"</c>.</summary>
internal static class TerraformState
{
    private const string Resource = "\"random_password\"";
    private const int Farthest = 3000; // chosen: above a resource's attributes; keeps the search linear

    /// <summary>Looks at the value after the name "result", which ends before <paramref name="separator"/>.</summary>
    public static void Result(string text, int separator, List<Finding> found)
    {
        var start = ValueAt.SkipBlanks(text, separator + 1, 4);
        var value = start < text.Length ? ValueAt.Read(text, start) : default;
        if (!value.Quoted || value.End - value.Start < 6)
            return;
        var from = Math.Max(0, separator - Farthest);
        var near = text.AsSpan(from, Math.Min(text.Length, separator + (Farthest / 10)) - from);
        if (near.IndexOf(Resource) >= 0)
            found.Add(new Finding(value.Start, value.End, "password"));
    }
}
