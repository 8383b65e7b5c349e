using System.Text;

namespace TotalMemory.Transcripts;

/// <summary>
/// Removes blocks between an opening and a closing text in linear time: a closing text that was not found after some position is not
/// searched for again.
/// </summary>
internal static class TaggedBlocks
{
    /// <param name="hidesRest">An unclosed block extends to the end; otherwise it is kept.</param>
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

/// <summary>The opening and closing text of a block; the opening starts with <c>&lt;</c>.</summary>
internal readonly record struct TagPair(string Open, string Close)
{
    public static TagPair Named(string name) => new($"<{name}>", $"</{name}>");
}
