using System.Globalization;
using TotalMemory.Projects;

namespace TotalMemory.Team;

/// <summary>A rule shared by a member of the team. It never counts as the person's own.</summary>
/// <param name="Project">Key derived from its remote; <see cref="SharedProjects.Everywhere"/> for global rules.</param>
/// <param name="IsOff">Turned off by the person: listed, but not shown to agents.</param>
public sealed record TeamRule(long Id, string Author, string Project, string Text, DateTimeOffset Shared, bool IsOff)
{
    private const char Letter = 'T';

    public bool IsEverywhere => Project == SharedProjects.Everywhere;

    /// <summary>As printed and typed: <c>T3</c>.</summary>
    public string Name => Letter + Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null if the text is not such a name.</summary>
    public static long? IdOf(string text) =>
        text.TrimStart('#', '[').TrimEnd(']') is [Letter or 't', .. var digits]
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}
