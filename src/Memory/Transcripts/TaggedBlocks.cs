using System.Text;

namespace TotalMemory.Transcripts;

/// <summary>
/// Takes blocks between an opening and its closing text out, in time linear in the text, whatever stands in it: a closing that was once
/// not found behind some place is not looked for again.
/// </summary>
internal static class TaggedBlocks
{
    /// <param name="hidesRest">A block that is not closed hides the rest; else it stays as it is.</param>
    public static string Remove(string text, bool hidesRest, params ReadOnlySpan<TagPair> tags)
    {
        StringBuilder? kept = null;
        var from = 0;
        foreach (var block in Find(text, hidesRest, tags))
        {
            kept ??= new StringBuilder(text.Length);
            kept.Append(text, from, block.Start - from);
            from = block.End;
        }
        return kept is null ? text : kept.Append(text, from, text.Length - from).ToString();
    }

    private static List<Block> Find(string text, bool hidesRest, ReadOnlySpan<TagPair> tags)
    {
        var found = new List<Block>();
        Span<bool> unclosed = stackalloc bool[tags.Length];
        for (var at = text.IndexOf('<'); at >= 0; at = at < text.Length ? text.IndexOf('<', at) : -1)
        {
            var tag = Opening(text, at, tags);
            if (tag < 0 || unclosed[tag])
            {
                at++;
                continue;
            }
            var close = text.IndexOf(tags[tag].Close, at, StringComparison.Ordinal);
            if (close < 0)
            {
                if (hidesRest)
                {
                    found.Add(new Block(at, text.Length));
                    break;
                }
                unclosed[tag] = true;
                at++;
                continue;
            }
            var end = close + tags[tag].Close.Length;
            found.Add(new Block(at, end));
            at = end;
        }
        return found;
    }

    private static int Opening(string text, int at, ReadOnlySpan<TagPair> tags)
    {
        for (var i = 0; i < tags.Length; i++)
            if (string.CompareOrdinal(text, at, tags[i].Open, 0, tags[i].Open.Length) == 0)
                return i;
        return -1;
    }

    private readonly record struct Block(int Start, int End);
}

/// <summary>How a block begins and ends; an opening begins with <c>&lt;</c>.</summary>
internal readonly record struct TagPair(string Open, string Close)
{
    public static TagPair Named(string name) => new($"<{name}>", $"</{name}>");
}
