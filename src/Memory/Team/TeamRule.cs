using System.Globalization;
using TotalMemory.Projects;

namespace TotalMemory.Team;

/// <summary>What a member of the team shared, as it is known here. It is the team's word, and never the person's.</summary>
/// <param name="Project">By its remote; <see cref="SharedProjects.Everywhere"/> for what holds in all.</param>
/// <param name="IsOff">The person said no: it is listed and not said.</param>
public sealed record TeamRule(long Id, string Author, string Project, string Text, DateTimeOffset Shared, bool IsOff)
{
    private const char Letter = 'T';

    public bool IsEverywhere => Project == SharedProjects.Everywhere;

    /// <summary>As it is printed and typed: <c>T3</c>.</summary>
    public string Name => Letter + Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null for what is no such name.</summary>
    public static long? IdOf(string text) =>
        text.TrimStart('#', '[').TrimEnd(']') is [Letter or 't', .. var digits]
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;
}

/// <summary>What stands on the hub under a member's name.</summary>
/// <param name="Item">What it is called there.</param>
public sealed record TeamItem(string Author, string Item, string Text, DateTimeOffset Shared);
