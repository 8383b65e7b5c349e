using System.Globalization;
using System.Text;

namespace TotalMemory.Spool;

/// <summary>
/// How <c>totalmemory web</c> and the page's server find each other: files in a folder that only this user may access. Whoever can write
/// there is this user and is admitted.
/// </summary>
public sealed class WebAccess(MemoryHome home, TimeProvider time)
{
    /// <summary>Chosen: a browser opens within seconds.</summary>
    public static readonly TimeSpan InvitationHolds = TimeSpan.FromMinutes(2);

    private string Folder => Path.Combine(home.Root, "run", "web");
    private string Lock => Path.Combine(Folder, "server.lock");
    private string PortFile => Path.Combine(Folder, "port");

    /// <summary>The lock of the only running server; null if another process holds it. Released by the operating system.</summary>
    public IDisposable? TryTake()
    {
        PrivateFiles.CreateFolder(Folder);
        try
        {
            var file = PrivateFiles.OpenWrite(Lock, FileMode.OpenOrCreate, FileShare.None);
            PrivateFiles.TryDelete(PortFile);
            return file;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void SetPort(int port) => PrivateFiles.WriteAtomic(PortFile, Number(port));

    /// <summary>The port of the running server; null if none is running, or it does not listen yet.</summary>
    public int? Port =>
        IsHeld && File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), CultureInfo.InvariantCulture, out var port)
            ? port
            : null;

    /// <summary>A token that opens the page once, within <see cref="InvitationHolds"/>.</summary>
    public string Invite()
    {
        PrivateFiles.CreateFolder(Folder);
        var word = Secret();
        PrivateFiles.WriteAtomic(PathOf(word), Number(time.GetUtcNow().ToUnixTimeSeconds()));
        return word;
    }

    /// <summary>Uses a token: true if it was issued recently and has not been used.</summary>
    public bool Accept(string word)
    {
        if (word.Length != 64 || !word.All(char.IsAsciiHexDigitLower))
            return false;
        var path = PathOf(word);
        try
        {
            // The rename makes sure that a token is used only once.
            File.Move(path, path + ".used");
            var given = long.TryParse(File.ReadAllText(path + ".used"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
            PrivateFiles.TryDelete(path + ".used");
            return time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(given) < InvitationHolds;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>
    /// 244 random bits. The base library takes them from the system's generator; its cryptography would ask for OpenSSL.
    /// </summary>
    public static string Secret() => $"{Guid.NewGuid():N}{Guid.NewGuid():N}";

    private string PathOf(string word) => Path.Combine(Folder, "open-" + word);

    private static byte[] Number(long number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    private bool IsHeld
    {
        get
        {
            try
            {
                new FileStream(Lock, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0).Dispose();
                return false;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
            {
                return false;
            }
            catch (IOException)
            {
                return true;
            }
        }
    }
}
