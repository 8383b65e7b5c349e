namespace TotalMemory.Tests.Support;

/// <summary>
/// A part of a document that the code can generate, between <c>&lt;!-- generated: NAME --&gt;</c> and <c>&lt;!-- end --&gt;</c>. Run the
/// test with <c>UPDATE_DOCS=1</c> to write it anew.
/// </summary>
internal static class GeneratedPart
{
    private const string End = "\n<!-- end -->";

    public static void Check(string document, string name, string expected)
    {
        var text = SourceTree.Read(document);
        var start = $"<!-- generated: {name} -->\n";
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        Assert.True(from >= start.Length, $"{document} has no line '{start.Trim()}'");
        var to = text.IndexOf(End, from - 1, StringComparison.Ordinal);
        Assert.True(to >= 0, $"{document} has no line '{End.Trim()}' after '{start.Trim()}'");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(Path.Combine(SourceTree.Root, document), text[..from] + expected + text[to..]);
        else
            Assert.True(
                expected == text[from..Math.Max(from, to)],
                $"{document}, part '{name}', is not what the code says. Run this test with UPDATE_DOCS=1 to write it anew."
            );
    }
}
