using System.Globalization;
using TotalMemory.Delivery;
using TotalMemory.Language;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Intake;

/// <summary>
/// Requests to forget that were answered with a question. Each later reading of the session finds them again, and by then only one of the
/// things that were asked about may be left: it must not be taken for the one that was meant. Kept as digests.
/// </summary>
internal static class ClarificationHistory
{
    private const string Name = "asked_back";

    /// <summary>Chosen: years of such requests.</summary>
    private const int Most = 1_000;

    /// <summary>The same words within this time are one request: it arrives from a hook, then from the transcript (chosen).</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(2);

    public static bool Has(MemoryConnection c, Request request) =>
        Lines(c)
            .Select(l => l.Split(' '))
            .Any(l =>
                l is [var key, var at]
                && key == Key(request)
                && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
                && (DateTimeOffset.FromUnixTimeMilliseconds(ms) - request.At).Duration() < Apart
            );

    public static void Add(MemoryConnection c, Request request)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{Key(request)} {request.At.ToUnixTimeMilliseconds()}");
        c.Markers.Write(Name, string.Join('\n', Lines(c).TakeLast(Most - 1).Append(line)));
    }

    private static string[] Lines(MemoryConnection c) => c.Markers.Read(Name)?.Split('\n') ?? [];

    private static string Key(Request request) => Sha256.Hex($"{request.Session}\n{Normalized.Text(request.What ?? "")}", 8);
}
