using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Recall;
using TotalMemory.Storage;

namespace TotalMemory.Browsing;

/// <summary>Searches the stored text of every turn: redacted, and without what was forgotten.</summary>
public sealed class TurnSearch(Database database)
{
    /// <summary>Up to this many matching turns are ranked; beyond it the newest are shown (chosen: ranking stays below 50 ms).</summary>
    private const int MostRanked = 2_000;

    public TurnAnswer Find(TurnQuery query)
    {
        var terms = QueryTerms.ChooseAsWritten(query.Text);
        if (terms.Count == 0 || query.Limit <= 0)
            return new([], false, false);
        using var c = database.Open();
        if (UnspacedText.Letters(UnicodeComposition.Compose(query.Text)) > 0)
            return FindLetterByLetter(c, query);
        // All of the words, else any of them.
        var words = terms.Select(t => $"({QueryTerms.AnyOf(Spellings.Variants(t))})").ToList();
        var all = string.Join(" AND ", words);
        var match = c.TurnSearch.Count(all, 1) > 0 ? all : string.Join(" OR ", words);
        var isMany = c.TurnSearch.Count(match, MostRanked + 1) > MostRanked;
        var hits = c.TurnSearch.Find(match, query, isMany, query.Limit + 1);
        return new([.. hits.Take(query.Limit).Where(h => IsToShow(c, h))], isMany, hits.Count > query.Limit);
    }

    private static TurnAnswer FindLetterByLetter(MemoryConnection c, TurnQuery query)
    {
        var texts = query.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var hits = c.TurnSearch.FindWritten([.. texts.Select(Spellings.Variants)], query, query.Limit + 1);
        return new([.. hits.Take(query.Limit).Where(h => IsToShow(c, h))], true, hits.Count > query.Limit);
    }

    private static bool IsToShow(MemoryConnection c, TurnHit hit) =>
        !c.Evidence.RejectedLines(c.SessionPages.PathOf(hit.Place.Transcript)).Contains(hit.Place.Line);
}
