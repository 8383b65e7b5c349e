using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Markup;

/// <summary>A choice among a few values, as a row of links.</summary>
internal static class Chips
{
    /// <param name="name">The name of the query value.</param>
    /// <param name="choices">Values and labels; the first, with an empty value, is the default.</param>
    /// <param name="kept">Other query values, which the links keep unchanged.</param>
    public static Html Render(
        Visit visit,
        string label,
        string name,
        IReadOnlyList<KeyValuePair<string, string>> choices,
        params IReadOnlyList<string> kept
    ) => Html.From($"""<div class="chips" role="group" aria-label="{label}">{choices.Select(c => Link(visit, name, c, kept))}</div>""");

    private static Html Link(Visit visit, string name, KeyValuePair<string, string> choice, IReadOnlyList<string> kept)
    {
        var values = kept.Append("project").Append("q").Select(k => (k, visit.Value(k))).Append((name, choice.Key)).ToArray();
        var isHere = (visit.Value(name) ?? "") == choice.Key;
        return Html.From($"""<a href="{Paths.With(visit.Path, values)}"{Forms.Current(isHere)}>{choice.Value}</a>""");
    }
}
