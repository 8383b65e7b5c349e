using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules;

/// <summary>What joining corrections costs, counted in comparisons.</summary>
public sealed class CorrectionGroupsTests
{
    private static readonly string[] Vocabulary =
    [
        "checkout",
        "invoice",
        "basket",
        "export",
        "column",
        "total",
        "page",
        "report",
        "button",
        "header",
        "upload",
        "login",
        "search",
        "footer",
        "filter",
        "table",
        "banner",
        "dialog",
        "slider",
        "avatar",
        "widget",
        "layout",
        "border",
        "margin",
    ];

    private static Mistake Correction(int n, string text) =>
        new()
        {
            Record = n,
            IsCorrection = true,
            Project = "shop",
            Session = $"s{n}",
            Text = text,
            Evidence = new Evidence(EvidenceRole.Source, $"s{n}", $"/t/{n}.jsonl", 1, Origin.User, text, Some.Time.AddMinutes(n)),
        };

    private static string Sentence(Random random, int words) =>
        "No, " + string.Join(' ', Vocabulary.OrderBy(_ => random.Next()).Take(words)) + " belong together.";

    // As RuleCandidates joins them; the most comparisons that one of them took.
    private static int Join(IReadOnlyList<Mistake> mistakes, out List<List<Mistake>> groups)
    {
        const double alike = 0.42;
        var words = new MistakeWords(mistakes);
        var corrections = new CorrectionGroups(words, alike);
        groups = [];
        var most = 0;
        foreach (var m in mistakes)
        {
            var before = words.Comparisons;
            var home = corrections.Nearest(m);
            most = Math.Max(most, words.Comparisons - before);
            if (home is null)
                groups.Add(home = []);
            home.Add(m);
            corrections.Add(m, home);
        }
        return most;
    }

    private static Mistake[] Sharing(int count) => [.. Enumerable.Range(0, count).Select(n => Correction(n, Sentence(new Random(n), 4)))];

    [Fact]
    public void Where_all_share_their_words_one_costs_no_more_among_many_than_among_a_few()
    {
        Assert.InRange(Join(Sharing(300), out _), 100, 300);
        // So many are looked at, and so many groups compared in full.
        Assert.InRange(Join(Sharing(4_000), out _), 256, 256 + 8 * 64);
    }

    [Fact]
    public void What_is_the_same_is_joined_however_many_share_its_words()
    {
        Mistake[] all =
        [
            .. Sharing(3_000),
            .. Enumerable.Range(0, 5).Select(n => Correction(9_000 + n, "No, the zebra crossing page must load.")),
        ];
        Join(all, out var groups);
        Assert.Contains(groups, g => g.Count(m => m.Record >= 9_000) == 5 && g.All(m => m.Record >= 9_000));
    }

    [Fact]
    public void Mistakes_of_one_session_found_nothing_however_many()
    {
        Mistake[] all =
        [
            .. Enumerable.Range(0, 3_000).Select(n => Correction(n, "No, do not use npm here, use pnpm.") with { Session = "s" }),
            Correction(3_000, "No, do not use npm here, use pnpm."),
        ];
        Assert.Empty(RuleCandidates.Find(all[..^1], [], [], []));
        Assert.Equal(2, Assert.Single(RuleCandidates.Find(all, [], [], [])).SessionCount);
    }
}
