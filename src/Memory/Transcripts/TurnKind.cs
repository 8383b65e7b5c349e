namespace TotalMemory.Transcripts;

public enum TurnKind
{
    /// <summary>A person's message.</summary>
    Prompt,

    /// <summary>A person's message sent while the agent worked.</summary>
    Steer,

    /// <summary>A message put into the client's queue. It was a <see cref="Steer"/> unless the same words follow as a prompt.</summary>
    Queued,

    /// <summary>The person stopped the agent.</summary>
    Interrupt,

    /// <summary>The person answered the agent's question; the text is an <see cref="AnswerText"/>.</summary>
    Answer,

    /// <summary>The person approved a plan that the agent wrote; the text is the plan.</summary>
    Approval,

    /// <summary>The person's words on refusing a call.</summary>
    Refusal,

    /// <summary>The agent's words.</summary>
    Assistant,

    ToolCall,
    ToolResult,

    /// <summary>The agent's current task list.</summary>
    Tasks,

    /// <summary>The task given to a subagent, not written by a person.</summary>
    TaskPrompt,

    /// <summary>The conversation was summarised here.</summary>
    Compaction,

    /// <summary>The model's service failed.</summary>
    ApiError,
}
