using TotalMemory.Knowledge;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Intake;

/// <summary>Removes forgotten text from a session's turns before they are written.</summary>
internal sealed class ForgottenWords
{
    private readonly IReadOnlySet<string> digests;
    private readonly ForgottenText text;

    private ForgottenWords(IReadOnlySet<string> digests) => (this.digests, text) = (digests, new ForgottenText(digests));

    /// <param name="sessions">The session, and the one it continues.</param>
    /// <param name="projects">Those that it works in.</param>
    public static ForgottenWords Find(MemoryConnection c, IEnumerable<string> sessions, IEnumerable<string> projects)
    {
        var digests = c.Erasures.ForgottenIn(sessions);
        foreach (var project in projects.Distinct(StringComparer.Ordinal))
            digests.UnionWith(c.Forgotten.InProject(project));
        return new(digests);
    }

    public Turn Clean(Turn turn)
    {
        if (digests.Count == 0)
            return turn;
        return turn with
        {
            Text = text.Clean(turn.Text),
            Target = turn.Target is null ? null : text.Clean(turn.Target),
            Detail = turn.Detail is null ? null : text.Clean(turn.Detail),
        };
    }

    /// <summary>Cleans what was already written of the session, if more was forgotten since.</summary>
    public void CleanAgain(MemoryConnection c, string session)
    {
        if (!c.Erasures.ForgottenIn([session]).IsSubsetOf(digests))
            c.Erasures.Clean(session);
    }
}
