using TotalMemory.Spool.Files;

namespace TotalMemory.Transcripts;

/// <param name="Files">Oldest first by last write.</param>
/// <param name="Unreadable">Inaccessible folders, files that are not regular, and unsupported compressions.</param>
public sealed record FoundTranscripts(IReadOnlyList<string> Files, IReadOnlyList<string> Unreadable);

/// <summary>
/// Searches folders for transcripts. Each folder and file is visited once, even through several links or names.
/// </summary>
internal sealed class TranscriptSearch
{
    // Large folders without transcripts.
    private static readonly HashSet<string> NotEntered = new(StringComparer.Ordinal) { ".git", "node_modules" };
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly HashSet<string> entered = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly List<FileInfo> files = [];
    private readonly List<string> unreadable = [];

    public void At(string path)
    {
        if (FileStatus.Read(path) is not { } status)
            throw new FileNotFoundException(
                $"There is no file or folder {path}. Give the path of a transcript (*.jsonl) or of a folder of them.",
                path
            );
        if (status.Kind == FileKind.Folder)
            Enter(new DirectoryInfo(path), path);
        else
            Take(new FileInfo(path));
    }

    public FoundTranscripts Found() =>
        new(
            [.. files.OrderBy(f => f.LastWriteTimeUtc).ThenBy(f => f.FullName, StringComparer.Ordinal).Select(f => f.FullName)],
            unreadable
        );

    // Of a folder so deep that the system takes no path to it, the enumeration gives a name and no path.
    private void Enter(DirectoryInfo folder, string path)
    {
        if (!entered.Add(Name(folder)))
            return;
        try
        {
            foreach (var item in folder.EnumerateFileSystemInfos("*", Everything))
            {
                if (item is DirectoryInfo inner)
                {
                    if (!NotEntered.Contains(inner.Name))
                        Enter(inner, Path.Join(path, inner.Name));
                }
                else if (TranscriptFile.IsForeign(item.Name))
                    unreadable.Add(item.FullName);
                else if (TranscriptFile.IsReadable(item.Name) && !Clients.All.Any(c => c.IsJournal(item.Name)))
                    Take((FileInfo)item);
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            unreadable.Add(path);
        }
    }

    private void Take(FileInfo file)
    {
        if (FileStatus.Read(file.FullName) is not { } status || !taken.Add(Name(file)))
            return;
        if (status.Kind == FileKind.Regular && !OutsideFile.IsOfKernel(status))
            files.Add(file);
        else
            unreadable.Add(file.FullName);
    }

    private static string Name(FileSystemInfo item) =>
        FileStatus.Read(item.FullName)?.Identity is { } identity && identity != default
            ? $"{identity.Device}:{identity.Number}"
            : item.FullName;
}
