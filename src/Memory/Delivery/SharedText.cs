using System.Text;
using TotalMemory.Language;

namespace TotalMemory.Delivery;

/// <summary>A record as one line of a context.</summary>
internal sealed record ContextLine(long Id, string Text);

/// <summary>A text of parts that share a token budget: what one part leaves, the next may use. No record stands in it twice.</summary>
internal sealed class SharedText(int maxTokens)
{
    private readonly StringBuilder text = new();
    private readonly List<long> ids = [];
    private double share;

    /// <param name="part">This part's share of the budget, 0 to 1.</param>
    public void Add(string title, double part, IEnumerable<ContextLine> lines)
    {
        share += part;
        var isOpen = false;
        foreach (var (id, line) in lines.Where(l => !ids.Contains(l.Id)))
        {
            var heading = isOpen ? "" : $"{(text.Length > 0 ? "\n" : "")}## {title}\n";
            var added = $"{heading}- {line} [#{id}]\n";
            if (Tokens.Estimate(text + added) > maxTokens * share)
                continue;
            text.Append(added);
            ids.Add(id);
            isOpen = true;
        }
    }

    public BuiltContext Build(string? withoutMeaning)
    {
        var built = text.ToString().TrimEnd();
        return new BuiltContext(built, ids, Tokens.Estimate(built), withoutMeaning);
    }
}
