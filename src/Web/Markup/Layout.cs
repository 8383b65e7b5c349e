using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Markup;

/// <summary>An entry of the navigation.</summary>
/// <param name="Key">Pressing <c>g</c> and then this key goes there.</param>
internal sealed record MenuItem(string Path, string Name, char Key);

/// <summary>The frame around every page.</summary>
internal static class Layout
{
    public static readonly IReadOnlyList<MenuItem> Places =
    [
        new("/", "Today", 't'),
        new("/search", "Search", 's'),
        new("/sessions", "Sessions", 'h'),
        new("/rules", "Rules", 'r'),
        new("/errors", "Errors", 'e'),
        new("/episodes", "Episodes", 'i'),
        new("/skills", "Skills", 'k'),
        new("/projects", "Projects", 'p'),
        new("/graph", "Graph", 'm'),
        new("/nights", "Nights", 'n'),
        new("/proof", "Proof", 'f'),
        new("/health", "Health", 'd'),
    ];

    // htmx gets no inline styles, no code from attributes or responses, no other host and no page copies in the browser's storage. There
    // is no settle delay, because a key pressed during it would submit the form without htmx and lose the focus.
    private static readonly Html Htmx = Html.From(
        $$"""
        {"includeIndicatorStyles":false,"allowEval":false,"allowScriptTags":false,"selfRequestsOnly":true,"historyCacheSize":0,
        "defaultSettleDelay":0}
        """
    );

    /// <param name="lead">One sentence below the title; empty for none.</param>
    public static PageResponse Page(Visit visit, string title, string lead, Html body, int status = 200) =>
        PageResponse.Page(Document(visit, title, lead, body), status);

    private static Html Document(Visit visit, string title, string lead, Html body) =>
        Html.From(
            $$"""
            <!doctype html>
            <html lang="en"{{Theme(visit)}}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="htmx-config" content='{{Htmx}}'>
            <title>{{title}} · TotalMemory</title>
            <link rel="icon" href="{{Assets.Icon}}">
            <link rel="stylesheet" href="{{Assets.Style}}">
            <script src="{{Assets.Htmx}}" defer></script>
            <script src="{{Assets.Script}}" defer></script>
            </head>
            <body hx-headers='{"X-Csrf":"{{visit.Csrf}}"}'>
            <a class="skip" href="#main">Skip to the content</a>
            <header class="top">
            <a class="mark" href="/">Total<b>Memory</b></a>
            <form class="find" role="search" action="/search">
            <label class="hidden" for="find">Search everything</label>
            <input type="search" name="q" id="find" value="{{visit.Value("q")}}" placeholder="Search everything">
            {{Hidden(visit, "project")}}</form>
            {{Projects(visit)}}
            {{Switch(visit)}}
            </header>
            <nav class="places" aria-label="Pages">{{Places.Select(p =>
                Link(visit, p)
            )}}<button type="button" class="quiet keys" data-opens="keys" title="Keys (?)">Keys</button></nav>
            <main id="main" tabindex="-1">
            <div class="head"><h1>{{title}}</h1>{{Html.If(lead.Length > 0, () => Html.From($"<p>{lead}</p>"))}}</div>
            {{body}}
            </main>
            <div id="told" role="status" aria-live="polite"></div>
            {{KeyHelp.Dialog()}}
            </body>
            </html>
            """
        );

    private static Html Theme(Visit visit) => Forms.Attribute("data-theme", visit.Theme ?? "");

    private static Html Link(Visit visit, MenuItem place)
    {
        var isHere = place.Path == "/" ? visit.Path == "/" : visit.Path.StartsWith(place.Path, StringComparison.Ordinal);
        var path = Paths.With(place.Path, ("project", visit.Project));
        return Html.From($"""<a href="{path}" data-go="{place.Key.ToString()}"{Forms.Current(isHere, "page")}>{place.Name}</a>""");
    }

    private static Html Projects(Visit visit)
    {
        var all = visit.Projects.All();
        if (all.Count < 2)
            return Html.Empty;
        var options = all.Select(p => Html.From($"""<option value="{p.Id}"{Selected(p.Id == visit.Project)}>{p.Name}</option>"""));
        return Html.From(
            $"""
            <form class="scope" action="{visit.Path}" data-auto>{Hidden(visit, "q")}{Hidden(visit, "in")}
            {Hidden(visit, "type")}{Hidden(visit, "show")}
            <select name="project" aria-label="Project"><option value="">All projects</option>{options}</select>
            <button class="quiet">Go</button></form>
            """
        );
    }

    private static Html Hidden(Visit visit, string name) => Forms.Hidden(name, visit.Value(name));

    private static Html Selected(bool isSo) => isSo ? Html.From($" selected") : Html.Empty;

    private static Html Switch(Visit visit)
    {
        var next = visit.Theme switch
        {
            "dark" => "light",
            "light" => "system",
            _ => "dark",
        };
        var button = Html.From(
            $"""
            <button class="quiet" name="theme" value="{next}" title="Theme: light, dark or system"><span aria-hidden="true">◐</span>
            <span class="hidden">Switch between light and dark</span></button>
            """
        );
        return Forms.Post(visit, "/theme", "theme", button);
    }
}
