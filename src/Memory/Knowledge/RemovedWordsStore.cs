using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>
/// Counts how often words were removed from each record's quotes and summary; two counts show what was changed between them.
/// </summary>
internal sealed class RemovedWordsStore(MemoryConnection c)
{
    public Dictionary<long, long> Count() =>
        c.List(
                """
                SELECT id, sum(length(words) - length(replace(words, $mark, ''))) AS removed FROM (
                    SELECT e.record AS id, e.quote AS words FROM evidence e WHERE instr(e.quote, $mark)
                    UNION ALL SELECT id, text || coalesce(context, '') FROM record
                    WHERE type = 'episode' AND instr(text || coalesce(context, ''), $mark)
                ) WHERE id IN (SELECT id FROM record WHERE status IN ('active', 'archived', 'suspended')) GROUP BY id
                """,
                r => KeyValuePair.Create(r.Long("id"), r.Long("removed")),
                ("$mark", ForgottenText.Mark)
            )
            .ToDictionary();

    /// <summary>Records that lost words between two counts.</summary>
    public static List<long> Between(Dictionary<long, long> before, Dictionary<long, long> after) =>
        [.. after.Where(a => a.Value > before.GetValueOrDefault(a.Key)).Select(a => a.Key).Order()];
}
