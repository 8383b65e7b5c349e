using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using ModelContextProtocol.Server;
using TotalMemory.Mcp.Tools;

namespace TotalMemory.Mcp;

/// <summary>All tool classes, each created with the parts of the memory that it needs.</summary>
internal sealed class ToolList(MemoryServices memory, Callers callers, TimeProvider time)
{
    /// <summary>Listed by default.</summary>
    public IEnumerable<ServedTool> Core() =>
        [
            .. ToolsOf(new RecallTools(callers, memory.Database, memory.Recall, memory.TeamRecall, memory.Knowledge, memory.UseLog)),
            .. ToolsOf(new ProjectRulesTools(callers, memory.Rules, memory.Knowledge, memory.Team)),
            .. ToolsOf(new KnowledgeTools(callers, memory.Knowledge, memory.Recall, memory.Publishing, time)),
            .. ToolsOf(new HistoryTools(callers, memory.History)),
        ];

    public IEnumerable<ServedTool> Others() =>
        [
            .. ToolsOf(new SearchTools(callers, memory.Knowledge, memory.Recall, memory.TurnSearch)),
            .. ToolsOf(new SessionTools(callers, memory.Timeline, memory.Reading, memory.Briefings)),
            .. ToolsOf(new StatisticsTools(callers, memory.Statistics, memory.Vectors, memory.Spool)),
            .. ToolsOf(new NoteTools(callers, memory.Notes, time)),
            .. ToolsOf(new UpkeepTools(callers, memory.Consolidation, memory.Briefings)),
            .. ToolsOf(new ReflectionTools(callers, memory.Reflection, memory.Consolidation, memory.Patterns, memory.Publishing, time)),
            .. ToolsOf(new DocumentTools(callers, memory.Documents)),
            .. ToolsOf(new TransferTools(callers, memory.Home, memory.Export, memory.Import, memory.Publishing, time)),
            .. ToolsOf(new MistakeTools(callers, memory.ErrorLog, memory.Patterns, memory.Assessment, memory.Publishing)),
            .. ToolsOf(new RuleTools(callers, memory.Rules, memory.Insights, memory.Publishing, time)),
            .. ToolsOf(new GraphTools(callers, memory.Graph, memory.GraphView)),
            .. ToolsOf(new TemporalTools(callers, memory.TemporalFacts, memory.Briefings, time)),
            .. ToolsOf(new EpisodeTools(callers, memory.Episodes, memory.Recall)),
            .. ToolsOf(new SkillTools(callers, memory.Skills)),
            .. ToolsOf(new ContextTools(callers, memory.Context, memory.FileContext)),
        ];

    private static IEnumerable<ServedTool> ToolsOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] T>(T tools)
        where T : class =>
        typeof(T)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.IsDefined(typeof(McpServerToolAttribute)))
            .Select(m => new ServedTool(m, tools));
}
