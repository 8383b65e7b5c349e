using TotalMemory.Recall.Semantic;
using TotalMemory.Settings;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Doctor;

/// <summary>How many records can be found by meaning.</summary>
internal sealed class CoverageCheck(MemoryHome home) : ICheck
{
    public string Name => "search by meaning";

    public IEnumerable<JsonCheck> Run()
    {
        var settings = UserSettings.Load(home).Embedding ?? new EmbeddingSettings();
        if (settings.IsOff)
            return [new(Name, true, "off by your setting", null)];
        return [new(Name, true, Describe(new MemoryServices(home, TimeProvider.System).Vectors.Read()), null)];
    }

    public static string Describe(EncodedShare share) =>
        $"{share.Embedded:N0} of {share.Active:N0} records embedded{(share.Embedded < share.Active ? "; the worker does the rest" : "")}";
}
