using System.Text;

namespace TotalMemory.Spool;

/// <summary>A file that the worker publishes for the hooks.</summary>
internal static class PublishedFile
{
    /// <summary>Writes a text if it differs, or removes the file if it is empty; true if the file changed.</summary>
    public static bool Write(string path, string text)
    {
        if (text.Length == 0)
        {
            if (!File.Exists(path))
                return false;
            File.Delete(path);
            return true;
        }
        var bytes = Encoding.UTF8.GetBytes(text);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            return false;
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        PrivateFiles.WriteAtomic(path, bytes);
        return true;
    }
}
