namespace TotalMemory.Worker.LanguageModels.Agents;

/// <summary>The agents that can be used as a language model: a new one is added to this list.</summary>
internal static class AgentPrograms
{
    public static IReadOnlyList<IAgentProgram> All { get; } = [new ClaudeProgram(), new CodexProgram()];

    /// <summary>Null if there is none with this name.</summary>
    public static IAgentProgram? Named(string name) => All.FirstOrDefault(p => p.Name == name);
}
