using TotalMemory.Storage;

namespace TotalMemory.Knowledge;

/// <summary>Removes forgotten text from the team's rules here, and keeps it from being received again.</summary>
internal sealed class TeamErasureStore(MemoryConnection c)
{
    public void Erase(ForgottenPhrases phrases)
    {
        foreach (
            var id in c.List("SELECT id, text FROM team_rule", r => phrases.Clean(r.Text("text")) == r.Text("text") ? 0 : r.Long("id"))
                .Where(id => id != 0)
        )
            c.Execute(
                """
                INSERT INTO team_no (project, identity, forgotten) SELECT project, identity, 1 FROM team_rule WHERE id = $id
                ON CONFLICT (project, identity) DO UPDATE SET forgotten = 1;
                DELETE FROM team_rule WHERE id = $id;
                """,
                ("$id", id)
            );
    }
}
