namespace TotalMemory.Documents;

/// <summary>Splits a Markdown document at its headings. Pure.</summary>
public static class Passages
{
    private const int Longest = 1_800; // chosen: a screen, two windows of the encoder

    public static IReadOnlyList<Passage> Split(string markdown)
    {
        var found = new List<Passage>();
        var heading = "";
        var body = new List<string>();
        var first = 1;
        var fenced = false;
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var start = FrontMatter(lines);
        for (var i = start; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;
            if (!fenced && lines[i].StartsWith('#') && lines[i].TrimStart('#').StartsWith(' '))
            {
                Close();
                (heading, first) = (lines[i].TrimStart('#').Trim(), i + 1);
            }
            else if (body.Sum(b => b.Length + 1) + lines[i].Length > Longest)
            {
                Close();
                first = i + 1;
                body.Add(lines[i]);
            }
            else
                body.Add(lines[i]);
        }
        Close();
        return found;

        void Close()
        {
            var text = string.Join('\n', body).Trim();
            if (text.Length > 0)
                found.Add(new Passage(heading, text, first));
            body.Clear();
        }
    }

    // --- key: value --- at the top of skills and rules.
    private static int FrontMatter(string[] lines)
    {
        if (lines.Length == 0 || lines[0].Trim() != "---")
            return 0;
        var end = Array.FindIndex(lines, 1, l => l.Trim() == "---");
        return end < 0 ? 0 : end + 1;
    }

    /// <summary>A value of the front matter; null when there is none.</summary>
    public static string? FrontMatterValue(string markdown, string key)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        return lines
            .Take(FrontMatter(lines))
            .Where(l => l.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase))
            .Select(l => l[(key.Length + 1)..].Trim().Trim('"', '\''))
            .FirstOrDefault(v => v.Length > 0);
    }
}
