using System.Globalization;
using TotalMemory.Rules;

namespace TotalMemory.Web.Markup;

/// <summary>Repeats of known mistakes per hundred occasions, one bar per period; hollow if there were too few occasions to tell.</summary>
internal static class ProofChart
{
    private const int Most = 52; // chosen: a year of weeks
    private const int Step = 12; // chosen: the picture's own units
    private const int Height = 80; // chosen, as above

    public static Html Draw(IReadOnlyList<ProofPeriod> periods)
    {
        var shown = periods.TakeLast(Most).ToList();
        var highest = Math.Max(1, shown.Max(p => p.PerHundred));
        var width = shown.Count * Step;
        var bars = shown.Select(
            (p, i) =>
            {
                var height = (int)Math.Round(p.PerHundred / highest * (Height - 2));
                var kind = p.HasEnoughOccasions ? "violated" : "overridden";
                return Html.From(
                    $"""
                    <rect class="{kind}" x="{i * Step + 1}" y="{Height - height}" width="{Step - 2}" height="{Math.Max(1, height)}" rx="1"/>
                    """
                );
            }
        );
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"From {shown[0].PerHundred:0.#} repeats per 100 occasions to {shown[^1].PerHundred:0.#}; the highest bar is {highest:0.#}"
        );
        return Html.From(
            $"""
            <figure class="ledger"><svg role="img" aria-label="{words}" width="{width}" height="{Height + 1}" viewBox="0 0 {width} {Height
                + 1}">
            <line x1="0" x2="{width}" y1="{Height}" y2="{Height}"/>{bars}</svg><figcaption>{words}</figcaption></figure>
            """
        );
    }
}
