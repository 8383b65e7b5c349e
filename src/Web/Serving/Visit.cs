using TotalMemory.Projects;
using TotalMemory.Spool;

namespace TotalMemory.Web.Serving;

/// <summary>One request, as a page sees it: what was asked for, by a person who was let in.</summary>
/// <param name="Projects">Those a page can be about.</param>
/// <param name="Path">Without query.</param>
/// <param name="Query">Values of the address; a form's are in <paramref name="Form"/>.</param>
/// <param name="Csrf">The word that every change must bring back.</param>
/// <param name="IsFragment">Asked for by htmx: a part of the page is enough.</param>
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
    /// <summary>The project whose page it is; null for all.</summary>
    public string? Project => Value("project") is { } id ? id : null;

    public ProjectIdentity? ProjectIdentity => Project is { } id ? Projects.All().FirstOrDefault(p => p.Id == id) : null;

    /// <summary>Called when something was decided: briefings and reminders follow.</summary>
    public required Action Changed { get; init; }

    /// <summary>Called when words were removed for good.</summary>
    public required Action Forgotten { get; init; }

    /// <summary>A value of the address; null when it is missing or empty.</summary>
    public string? Value(string name) => Query.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A value of the form; null when it is missing or blank.</summary>
    public string? Posted(string name) => Form[name].FirstOrDefault() is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
