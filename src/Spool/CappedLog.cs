using System.Globalization;
using System.Text;

namespace TotalMemory.Spool;

/// <summary>A log that never exceeds its cap and never throws: at the cap it keeps one old generation and starts over.</summary>
public sealed class CappedLog(string path, TimeProvider time, long maxBytes = 256 * 1024)
{
    /// <summary>Checked before each line: false if the log's folder was removed and must not be created again.</summary>
    public Func<bool> IsWanted { get; init; } = static () => true;

    public void Write(string message)
    {
        if (!IsWanted())
            return;
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            if (new FileInfo(path) is { Exists: true } file && file.Length > maxBytes)
                File.Move(path, path + ".1", overwrite: true);
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'} "
                    + $"{Utf8Text.Cap(Printing.SafeText.Clean(Redaction.Redactor.Redact(message)).ReplaceLineEndings(" "), 2000)}\n"
            );
            PrivateFiles.Append(path, Encoding.UTF8.GetBytes(line));
        }
        catch (IOException) { }
        catch (UnauthorizedAccessException) { }
    }
}
