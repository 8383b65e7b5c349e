using TotalMemory.Knowledge;

namespace TotalMemory.Extraction.Episodes;

/// <summary>The text of an episode: what was asked for, and what came of it. Pure.</summary>
internal static class EpisodeText
{
    private const string Joint = " → ";

    /// <param name="goal">Empty if nobody said it.</param>
    /// <param name="result">Empty if nothing came of it.</param>
    public static StatedText Join(string goal, string result)
    {
        if (goal.Length == 0)
            return new(result, null);
        return StatedText.Join(goal, result.Length == 0 ? "" : Joint + result);
    }

    /// <summary>What came of it; empty if unknown.</summary>
    public static string ResultOf(KnowledgeRecord episode) =>
        episode.Addition.StartsWith(Joint, StringComparison.Ordinal) ? episode.Addition[Joint.Length..] : "";
}
