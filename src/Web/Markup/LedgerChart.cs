using System.Globalization;
using TotalMemory.Rules;

namespace TotalMemory.Web.Markup;

/// <summary>
/// A rule's record over time: one bar per session, up where it was obeyed, down where it was violated, hollow where the person overrode
/// it. Drawn on the server, so it needs no script.
/// </summary>
internal static class LedgerChart
{
    private const int Most = 48; // chosen: the newest fit on a card
    private const int Step = 7; // chosen: the picture's own units
    private const int Half = 14; // chosen, as above

    public static Html Draw(IReadOnlyList<LedgerLine> ledger)
    {
        var shown = ledger.OrderBy(l => l.At).TakeLast(Most).ToList();
        if (shown.Count == 0)
            return Html.Empty;
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"Obeyed {Count(ledger, OccasionOutcome.Obeyed)}, violated {Count(ledger, OccasionOutcome.Violated)}, overridden "
                + $"{Count(ledger, OccasionOutcome.Overridden)}"
        );
        var width = shown.Count * Step;
        return Html.From(
            $"""
            <figure class="ledger"><svg role="img" aria-label="{words}" width="{width}" height="{2 * Half + 1}" viewBox="0 0 {width} {2
                * Half
                + 1}">
            <line x1="0" x2="{width}" y1="{Half}" y2="{Half}"/>{shown.Select(Bar)}</svg><figcaption>{words}</figcaption></figure>
            """
        );
    }

    private static int Count(IEnumerable<LedgerLine> ledger, OccasionOutcome outcome) => ledger.Count(l => l.Outcome == outcome);

    private static Html Bar(LedgerLine line, int index)
    {
        var y = line.Outcome == OccasionOutcome.Violated ? Half + 1 : 2;
        return Html.From(
            $"""<rect class="{Card.Word(line.Outcome)}" x="{index * Step + 1}" y="{y}" width="{Step - 2}" height="{Half - 3}" rx="1"/>"""
        );
    }
}
