using System.Text;
using TotalMemory.Web.Markup;

namespace TotalMemory.Web.Serving;

/// <summary>What is sent back.</summary>
internal sealed record Answer(int Status, string ContentType, byte[] Body)
{
    private const string HtmlType = "text/html; charset=utf-8";

    /// <summary>A path of ours to go to; null for none.</summary>
    public string? Location { get; init; }

    /// <summary>A cookie to set; null for none.</summary>
    public string? Cookie { get; init; }

    /// <summary>It never changes under its address.</summary>
    public bool IsLasting { get; init; }

    public static Answer Page(Html html, int status = 200) => new(status, HtmlType, Encoding.UTF8.GetBytes(html.ToString()));

    public static Answer Plain(int status, string words) => new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(words));

    /// <summary>Goes to a path of ours; anything else leads to the beginning.</summary>
    public static Answer Go(string? path) => new(303, HtmlType, []) { Location = LocalPath(path) };

    /// <summary>The path, if it is one of ours: <c>//host</c> and <c>/\host</c> lead elsewhere.</summary>
    public static string LocalPath(string? path) =>
        path is ['/', ..] && path is not (['/', '/' or '\\', ..]) && path.All(c => c is > ' ' and < '\u007F' and not '\\') ? path : "/";
}
