using TotalMemory.Projects;
using TotalMemory.Spool;

namespace TotalMemory.Web.Serving;

/// <summary>One accepted request, as a page sees it.</summary>
/// <param name="Projects">The projects that a page can be limited to.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Query">The values of the query; a form's values are in <paramref name="Form"/>.</param>
/// <param name="Csrf">The CSRF token that every change must send.</param>
/// <param name="IsFragment">Whether htmx sent the request, so that a part of the page is enough.</param>
internal sealed record Visit(
    ProjectDirectory Projects,
    TimeProvider Time,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    ILookup<string, string> Form,
    string Csrf,
    string? Theme,
    bool IsFragment
)
{
    /// <summary>The project that the page is limited to; null for all.</summary>
    public string? Project => Value("project") is { } id ? id : null;

    public ProjectIdentity? ProjectIdentity => Project is { } id ? Projects.All().FirstOrDefault(p => p.Id == id) : null;

    /// <summary>Called after a decision, so that briefings and reminders are rewritten.</summary>
    public required Action Changed { get; init; }

    /// <summary>Called after text was deleted permanently.</summary>
    public required Action Forgotten { get; init; }

    /// <summary>A value of the query; null if it is missing or empty.</summary>
    public string? Value(string name) => Query.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A value of the form; null when it is missing or blank.</summary>
    public string? Posted(string name) => Form[name].FirstOrDefault() is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
