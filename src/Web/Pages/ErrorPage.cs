using TotalMemory.Web.Markup;
using TotalMemory.Web.Serving;

namespace TotalMemory.Web.Pages;

/// <summary>The page that is shown when another page cannot be.</summary>
internal static class ErrorPage
{
    public static PageResponse Answer(string words) =>
        Serving.PageResponse.Page(
            Html.From(
                $"""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>TotalMemory</title><link rel="stylesheet" href="{Assets.Style}"></head>
                <body><main id="main"><div class="head"><h1>Something went wrong</h1><p>{words}</p></div>
                <p><a href="/">Back to Today</a></p></main></body></html>
                """
            ),
            500
        );

    public static PageResponse NotFound(Visit visit, string words) =>
        Layout.Page(visit, "Not found", "", Html.From($"""<p class="empty">{words}</p>"""), 404);
}
