using System.CommandLine;
using TotalMemory.Benchmarks;

var root = new RootCommand("Measures TotalMemory. Every number in the README comes from one of these.")
{
    HookBudget.Command(),
    ImportSpeed.Command(),
    DrainSpeed.Command(),
    SaveSpeed.Command(),
    IdleWorker.Command(),
    RecallQuality.Command(),
    RecallSpeed.Command(),
    PromptSpeed.Command(),
    PromptReplay.Command(),
    EmbedSpeed.Command(),
    McpSpeed.Command(),
    ExportReading.Command(),
    ExportUnits.Command(),
    ExportAsks.Command(),
    LearnByFolds.Command(),
    RedactionRate.Command(),
    WebSpeed.Command(),
    HubLoad.Command(),
};
return await root.Parse(args).InvokeAsync();
