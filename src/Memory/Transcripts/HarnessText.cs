namespace TotalMemory.Transcripts;

/// <summary>Separates a person's words from text that clients add to user messages.</summary>
internal static class HarnessText
{
    private static readonly TagPair[] Blocks = [.. Clients.All.SelectMany(c => c.Text.Blocks)];
    private static readonly string[] Prefixes = [.. Clients.All.SelectMany(c => c.Text.Prefixes)];

    /// <summary>The person's words in a user message; empty if a program wrote it.</summary>
    public static string PersonsWords(string text)
    {
        var said = TaggedBlocks.Remove(text, hidesRest: false, Blocks).Trim(' ', '\n', '\r', '\t', '\u00A0');
        foreach (var client in Clients.All)
            said = Request(said, client.Text);
        foreach (var prefix in Prefixes)
            if (said.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return "";
        return said is "[image]" ? "" : said;
    }

    // The text after the client's context; the whole text if there is none.
    private static string Request(string said, ClientText client)
    {
        if (client.RequestHeading is not { } heading || said.IndexOf(heading, StringComparison.Ordinal) is not (>= 0 and var at))
            return said;
        return client.ContextPrefixes.Any(p => said.StartsWith(p, StringComparison.Ordinal)) ? said[(at + heading.Length)..].Trim() : said;
    }

    /// <summary>A plan that the agent wrote and the person approved by submitting it; otherwise null.</summary>
    public static string? HandedPlan(string text)
    {
        foreach (var client in Clients.All)
        foreach (var prefix in client.Text.PlanPrefixes)
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                var ends = client.Text.PlanEnds.Select(e => text.IndexOf(e, StringComparison.Ordinal)).Where(e => e >= 0);
                return text[prefix.Length..ends.DefaultIfEmpty(text.Length).Min()].Trim();
            }
        return null;
    }
}
