using Microsoft.Extensions.AI;

namespace TotalMemory.Worker.LanguageModels.Agents;

/// <summary>A question to an agent.</summary>
/// <param name="Folder">An empty folder that only this agent uses.</param>
/// <param name="Model">Null for the agent's default model.</param>
internal sealed record AgentQuestion(string Folder, string System, string User, string? Model);

/// <summary>A person's own agent, which answers one prompt on the command line without tools, hooks or a saved session.</summary>
internal interface IAgentProgram
{
    /// <summary>The client's name.</summary>
    string Name { get; }

    /// <summary>Throws <see cref="InvalidOperationException"/> if there is no answer; the message says why.</summary>
    Task<ChatResponse> AskAsync(AgentQuestion question, CancellationToken cancel);
}
