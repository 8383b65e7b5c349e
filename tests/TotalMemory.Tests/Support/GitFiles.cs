namespace TotalMemory.Tests.Support;

/// <summary>What git writes when it clones, without git.</summary>
public static class GitFiles
{
    /// <summary>Makes a commit the repository's head and its remote's main branch, lying there as a loose object.</summary>
    public static void Clone(string repository, string commit)
    {
        var git = Path.Combine(repository, ".git");
        Write(Path.Combine(git, "refs", "heads", "main"), commit + "\n");
        Write(Path.Combine(git, "packed-refs"), $"# pack-refs with: peeled fully-peeled sorted \n{commit} refs/remotes/origin/main\n");
        Add(repository, commit);
    }

    /// <summary>A commit that all clones of a repository have.</summary>
    public static string CommitOf(string repository) => TotalMemory.Spool.Sha256.Hex(repository, 20);

    /// <summary>Puts an object of this name there.</summary>
    public static void Add(string repository, string commit) =>
        Write(Path.Combine(repository, ".git", "objects", commit[..2], commit[2..]), "x");

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
