using TotalMemory.Spool;
using TotalMemory.Spool.Files;

namespace TotalMemory.Cli.Doctor;

/// <summary>Every transcript that a hook named recently can be opened.</summary>
internal sealed class TranscriptCheck(MemoryHome home) : ICheck
{
    public string Name => "transcripts";

    public IEnumerable<JsonCheck> Run()
    {
        var named = new MemoryServices(home, TimeProvider.System).Sweep.Named();
        var there = named.Where(p => FileStatus.Read(p) is not null).ToList();
        if (there.Count == 0)
            return [];
        return there.Select(Trouble).OfType<string>().FirstOrDefault() is { } trouble
            ? [new(Name, false, trouble, "make it readable to you (ls -l shows its owner); it is retried automatically")]
            : [new(Name, true, $"{there.Count} from the last two weeks can be opened", null)];
    }

    private static string? Trouble(string path)
    {
        try
        {
            OutsideFile.Open(path).Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return FileErrorText.Describe(e);
        }
    }
}
