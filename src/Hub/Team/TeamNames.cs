using System.Security.Cryptography;
using System.Text;
using TotalMemory.Rules;

namespace TotalMemory.Hub.Team;

/// <summary>
/// Keyed hashes with the team's key: equal names give equal hashes, and without the key nothing else can be learned from them.
/// </summary>
internal sealed class TeamNames(byte[] key)
{
    public const int KeyBytes = 32; // chosen: as long as a digest of SHA-256

    private const int NameBytes = 16; // chosen: with 128 bits no two names are alike

    /// <param name="project">The project's git remote.</param>
    public byte[] Project(string project) => Name("project", project);

    public byte[] Print(SharedMistake mistake) => Name("mistake", $"{mistake.Project}\n{mistake.Form}");

    private byte[] Name(string kind, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}\n{text}"))[..NameBytes];
}
