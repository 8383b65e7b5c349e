using System.Text;
using TotalMemory.Web.Markup;

namespace TotalMemory.Web.Serving;

/// <summary>The response to a request.</summary>
internal sealed record PageResponse(int Status, string ContentType, byte[] Body)
{
    private const string HtmlType = "text/html; charset=utf-8";

    /// <summary>A local path to redirect to; null for none.</summary>
    public string? Location { get; init; }

    /// <summary>A cookie to set; null for none.</summary>
    public string? Cookie { get; init; }

    /// <summary>Whether the content never changes, so that the browser may cache it.</summary>
    public bool IsLasting { get; init; }

    public static PageResponse Page(Html html, int status = 200) => new(status, HtmlType, Encoding.UTF8.GetBytes(html.ToString()));

    public static PageResponse Plain(int status, string words) => new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(words));

    /// <summary>Redirects to a local path; any other address leads to the start page.</summary>
    public static PageResponse Go(string? path) => new(303, HtmlType, []) { Location = LocalPath(path) };

    /// <summary>The path, if it is local; <c>//host</c> and <c>/\host</c> would lead to other hosts.</summary>
    public static string LocalPath(string? path) =>
        path is ['/', ..] && path is not (['/', '/' or '\\', ..]) && path.All(c => c is > ' ' and < '\u007F' and not '\\') ? path : "/";
}
