using System.Text;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Knowledge;

/// <summary>A memory in which a person forgets, and a look into its tables and files.</summary>
public abstract class ErasureCase : IDisposable
{
    private protected const string Secret = "quokkazulu";
    private protected readonly Workplace work = new();

    public void Dispose()
    {
        work.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected ProjectIdentity Shop => work.Memory.Projects.IdentifyFolder(work.Project("shop"));

    private protected List<KnowledgeRecord> Records()
    {
        using var c = work.Memory.Database.Open();
        return c.RecordLists.Active();
    }

    private protected IEnumerable<string> FilesWith(string word)
    {
        MemoryConnection.CloseIdle();
        foreach (var file in Directory.EnumerateFiles(work.Temp.Home.Root, "*", SearchOption.AllDirectories))
            if (Encoding.Latin1.GetString(File.ReadAllBytes(file)).Contains(word, StringComparison.OrdinalIgnoreCase))
                yield return Path.GetFileName(file);
    }

    private protected IEnumerable<string> TablesWith(string word)
    {
        using var c = work.Memory.Database.Open();
        foreach (
            var table in c.List(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
                r => r.Text("name")
            )
        )
        {
            var rows = c.List($"SELECT * FROM \"{table}\"", r => string.Join('|', r.All().Values.OfType<string>()));
            if (rows.Any(r => r.Contains(word, StringComparison.OrdinalIgnoreCase)))
                yield return table;
        }
    }

    private protected void ForgetAll(string word)
    {
        foreach (var r in Records().Where(r => $"{r.Text} {r.Context} {r.Fix} {r.Norm}".Contains(word, StringComparison.OrdinalIgnoreCase)))
            work.Memory.Knowledge.Forget(r.Id, "a person");
        work.Memory.Publishing.Publish([Reminder.Everywhere]);
        Assert.True(work.Memory.Erasure.Finish());
    }
}
