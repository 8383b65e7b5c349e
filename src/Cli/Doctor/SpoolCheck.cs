using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Cli.Doctor;

/// <summary>Events can be posted and read, and none was rejected.</summary>
internal sealed class SpoolCheck(MemoryHome home) : ICheck
{
    public string Name => "spool";

    public IEnumerable<JsonCheck> Run()
    {
        var spool = new EventSpool(home);
        if (spool.Trouble is { } trouble)
            return [new(Name, false, trouble.What, trouble.Remedy)];
        var probe = Path.Combine(spool.New, $".doctor-{Environment.ProcessId}");
        PrivateFiles.CreateFolder(spool.New);
        PrivateFiles.WriteAtomic(probe, "probe"u8);
        PrivateFiles.TryDelete(probe);
        return
        [
            Unreadable(spool)
                ?? Rejected(spool)
                ?? new(Name, true, $"a test file was written; {Counted.Format(spool.Waiting().Count, "event waits", "events wait")}", null),
        ];
    }

    private JsonCheck? Unreadable(EventSpool spool)
    {
        var owner = FileStatus.Read(home.Root)?.Owner;
        var foreign = new[] { spool.New, spool.Claimed }
            .Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.json"))
            .FirstOrDefault(f => FileStatus.WithoutFollowing(f) is { } s && (s.Owner != owner || !s.Mode.HasFlag(UnixFileMode.UserRead)));
        if (OperatingSystem.IsWindows() || foreign is null)
            return null;
        return spool.IsOthers(foreign)
            ? new(Name, false, $"{foreign} is another user's and will not be learned from", $"rm -f {foreign}")
            : new(Name, false, $"{foreign} cannot be read: it is another user's", $"sudo chown \"$USER\" {foreign} && chmod 600 {foreign}");
    }

    private JsonCheck? Rejected(EventSpool spool)
    {
        if (spool.RejectedIds() is not { Count: > 0 } rejected)
            return null;
        var reason = OutsideFile.TryReadText(Path.Combine(spool.Rejected, rejected[^1] + ".reason.txt"), 400) ?? "no reason was recorded";
        return new(
            Name,
            false,
            $"{Counted.Format(rejected.Count, "event was", "events were")} set aside, the last one {rejected[^1]}: "
                + reason.ReplaceLineEndings(" "),
            $"the reasons are in {spool.Rejected}; delete the files when done"
        );
    }
}
