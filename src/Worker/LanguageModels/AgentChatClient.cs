using Microsoft.Extensions.AI;
using TotalMemory.Worker.LanguageModels.Agents;

namespace TotalMemory.Worker.LanguageModels;

/// <summary>Uses the person's own agent as a language model, in an empty folder, one call at a time.</summary>
internal sealed class AgentChatClient(IAgentProgram agent, string? model) : WholeAnswerClient
{
    private static readonly SemaphoreSlim One = new(1, 1);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var all = messages.ToList();
        var system = string.Join('\n', all.Where(m => m.Role == ChatRole.System).Select(m => m.Text));
        var user = string.Join('\n', all.Where(m => m.Role != ChatRole.System).Select(m => m.Text));
        await One.WaitAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("totalmemory-").FullName;
        try
        {
            return await agent.AskAsync(new AgentQuestion(folder, system, user, model), cancellationToken);
        }
        finally
        {
            One.Release();
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) { } // A file is still in use; the system's clean-up of temporary files removes the folder.
        }
    }

    public override void Dispose() { }
}
