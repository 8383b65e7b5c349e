using TotalMemory.Settings;
using TotalMemory.Spool;

namespace TotalMemory.Cli.Doctor;

/// <summary>How much of what is known can be found by meaning.</summary>
internal sealed class CoverageCheck(MemoryHome home) : ICheck
{
    public string Name => "search by meaning";

    public IEnumerable<JsonCheck> Run()
    {
        var settings = UserSettings.Load(home).Embedding ?? new EmbeddingSettings();
        if (settings.Provider == "off")
            return [new(Name, true, "off by your setting", null)];
        var (embedded, active) = new MemoryServices(home, TimeProvider.System).EmbeddingCoverage();
        return
        [
            new(
                Name,
                true,
                $"{embedded:N0} of {active:N0} records embedded{(embedded < active ? "; the worker does the rest" : "")}",
                null
            ),
        ];
    }
}
