using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Storage;

namespace TotalMemory.Team;

/// <summary>
/// Decides which team rules are accepted: cleaned, limited in number, and nothing that the person forgot or rejected.
/// </summary>
internal sealed class TeamAdmission(MemoryConnection c, string project, string? local)
{
    /// <summary>Maximum per member and project (chosen: more rules than this are not followed).</summary>
    public const int MostOfOne = 50;

    /// <summary>Maximum per project (chosen: far above what fits into a briefing).</summary>
    public const int MostOfAll = 200;

    private const int LongestItem = 64; // chosen: far above an id

    private readonly ForgottenText forgotten = new(c.Forgotten.InProject(local));
    private readonly List<RejectedText> rejected =
    [
        .. c.Tombstones.RejectedTexts(RecordType.Fact, local ?? ProjectStore.Nowhere.Id),
        .. c.Tombstones.RejectedTexts(RecordType.Rule, local ?? ProjectStore.Nowhere.Id),
    ];

    public IReadOnlyList<TeamItem> Admit(IEnumerable<TeamItem> items) =>
        [
            .. items
                .GroupBy(i => i.Author, StringComparer.Ordinal)
                .SelectMany(a => a.Select(Admit).OfType<TeamItem>().Take(MostOfOne))
                .DistinctBy(i => new TeamItemKey(i.Author, i.Item))
                .Take(MostOfAll),
        ];

    private TeamItem? Admit(TeamItem item) =>
        item.Item.Length <= LongestItem
        && item.Item.All(char.IsAsciiHexDigitLower)
        && TeamText.Clean(item.Text) is { } text
        && !IsUnwanted(text)
            ? item with
            {
                Author = TeamText.Author(item.Author),
                Text = text,
            }
            : null;

    private bool IsUnwanted(string text)
    {
        var identity = Normalized.Identity(text);
        if (c.Teams.IsForgotten(project, identity) || forgotten.Clean(text) != text)
            return true;
        var words = Words.Extract(text).Hashed();
        return rejected.Exists(r => r.Identity == identity || NearDuplicate.Same(Words.ParseFingerprint(r.Text), words));
    }
}
