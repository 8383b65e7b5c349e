using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Markup;

/// <summary>Forms: the only way anything is changed.</summary>
internal static class Forms
{
    /// <summary>
    /// A form that sends the CSRF token and then returns to the page. With a target, htmx replaces the target with the answer.
    /// </summary>
    /// <param name="target">The htmx selector of what the answer replaces; empty for a form that reloads the page.</param>
    /// <param name="id">The id of a form that is shown only on request; empty for one that is always visible.</param>
    public static Html Post(Visit visit, string path, string look, Html body, string target = "", string id = "") =>
        Html.From(
            $"""
            <form class="{look}" method="post" action="{path}"{Swap(path, target)}{Closed(id)}>{Csrf(visit)}{Hidden(
                "return",
                Back(visit)
            )}{body}</form>
            """
        );

    /// <summary>The hidden CSRF field that every form that changes something needs.</summary>
    public static Html Csrf(Visit visit) => Hidden("csrf", visit.Csrf);

    /// <summary>A hidden form field; nothing for an empty value.</summary>
    public static Html Hidden(string name, string? value) =>
        string.IsNullOrEmpty(value) ? Html.Empty : Html.From($"""<input type="hidden" name="{name}" value="{value}">""");

    /// <summary>A submit button that sends one value.</summary>
    public static Html Button(string word, string words, string key = "", string look = "") =>
        Html.From($"""<button name="word" value="{word}"{Attribute("data-key", key)}{Attribute("class", look)}>{words}</button>""");

    /// <summary>An attribute, left out when its value is empty.</summary>
    public static Html Attribute(string name, string value) => value.Length == 0 ? Html.Empty : Html.From($" {name}=\"{value}\"");

    /// <summary>Marks the link to the current page.</summary>
    public static Html Current(bool isHere, string what = "true") => Attribute("aria-current", isHere ? what : "");

    private static string Back(Visit visit) =>
        Paths.With(
            visit.Path,
            ("project", visit.Project),
            ("q", visit.Value("q")),
            ("in", visit.Value("in")),
            ("type", visit.Value("type")),
            ("show", visit.Value("show")),
            ("id", visit.Value("id"))
        );

    private static Html Swap(string path, string target) =>
        target.Length == 0 ? Html.Empty : Html.From($""" hx-post="{path}" hx-target="{target}" hx-swap="outerHTML" """);

    private static Html Closed(string id) => id.Length == 0 ? Html.Empty : Html.From($""" id="{id}" hidden""");
}
