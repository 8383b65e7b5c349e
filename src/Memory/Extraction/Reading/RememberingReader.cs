using System.Text;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Extraction.Reading;

/// <summary>Stores the judgements of a slow reader and asks it for new units only: a session that goes on is not judged again.</summary>
internal sealed class RememberingReader(IReader reader, Database database) : IReader
{
    /// <summary>Units that are judged and stored at a time, so that an interruption loses little (chosen).</summary>
    private const int AtOnce = 256;

    public string Version => reader.Version;

    public ReaderThresholds Thresholds => reader.Thresholds;

    public bool IsContent(string? version) => reader.IsContent(version);

    public IReadOnlyList<Judgement> Judge(IReadOnlyList<ReadingUnit> units)
    {
        var version = reader.Version;
        var digests = units.Select(Digest).ToList();
        var found = new Judgement?[units.Count];
        using (var c = database.Open())
            for (var i = 0; i < found.Length; i++)
                found[i] = c.Judgements.Find(digests[i], version);
        var missing = Enumerable.Range(0, found.Length).Where(i => found[i] is null).ToList();
        foreach (var part in missing.Chunk(AtOnce))
        {
            var judged = reader.Judge([.. part.Select(i => units[i])]);
            for (var k = 0; k < part.Length; k++)
                found[part[k]] = judged[k];
            // The reader may have changed meanwhile (the model could not be loaded): such judgements are not stored.
            if (reader.Version == version)
                database.Write(c =>
                {
                    c.Judgements.RemoveOthers(version);
                    for (var k = 0; k < part.Length; k++)
                        c.Judgements.Save(digests[part[k]], version, judged[k]);
                    return 0;
                });
        }
        return [.. found.Select(f => f!)];
    }

    private static byte[] Digest(ReadingUnit unit)
    {
        var text = new StringBuilder(unit.GetType().Name).Append('\n').Append(unit.Text);
        if (unit is MessageUnit m)
            text.Append('\n').Append(m.Before).Append('\n').Append(m.Earlier).Append('\n').Append(m.Reply);
        if (unit is SentenceUnit s)
            text.Append('\n').AppendJoin('\n', s.Heading, s.Left, s.Right, s.Said, s.After);
        foreach (var (name, value) in unit.Features.Values)
            text.Append('\n').Append(name).Append(' ').Append((int)(value * 1000));
        return Sha256.Hash(Encoding.UTF8.GetBytes(text.ToString()))[..16];
    }
}
