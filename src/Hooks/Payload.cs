using System.Text;
using System.Text.Json;
using TotalMemory.Spool.Records;

namespace TotalMemory.Hooks;

/// <summary>
/// The few top-level fields of a client's hook payload that we use. Read token by token, so that the rest of a payload (whole
/// files, tool outputs) is skipped and not built.
/// </summary>
internal sealed record Payload
{
    /// <summary>
    /// The most bytes of a call or its output that are examined; anything longer is neither a command nor an error message.
    /// </summary>
    private const int LongestResponse = 128 * 1024;

    public string? Session { get; private set; }
    public string? Transcript { get; private set; }
    public string? Cwd { get; private set; }
    public string? Tool { get; private set; }
    public string? ToolUseId { get; private set; }
    public string? AgentId { get; private set; }
    public string? AgentType { get; private set; }
    public string? AgentTranscript { get; private set; }
    public string? Detail { get; private set; }
    public string? Prompt { get; private set; }
    public string? Message { get; private set; }
    public string? Error { get; private set; }

    /// <summary>Whether the client says that a person submitted the prompt (Qwen Code).</summary>
    public bool IsSubmitted { get; private set; }

    /// <summary>The command line or patch a tool is called with.</summary>
    public string? Command { get; private set; }

    /// <summary>The file that a tool is about to change.</summary>
    public string? File { get; private set; }

    /// <summary>What the tool printed, if the client gives it as text and it is short enough to examine.</summary>
    public string? Response { get; private set; }

    /// <summary>Reads what it can: invalid JSON is repaired, and a payload that is cut off yields the fields before the error.</summary>
    public static Payload Read(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        var payload = new Payload();
        if (payload.TryRead(json))
            return payload;
        var mended = new Payload();
        mended.TryRead(MendedJson.Mend(json));
        return mended;
    }

    private bool TryRead(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 512, AllowTrailingCommas = true });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return true;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                Take(ref reader);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("session_id"u8))
            Session = Text(ref reader);
        else if (reader.ValueTextEquals("transcript_path"u8))
            Transcript = Text(ref reader);
        else if (reader.ValueTextEquals("cwd"u8))
            Cwd = Text(ref reader);
        else if (reader.ValueTextEquals("tool_name"u8))
            Tool = Text(ref reader);
        else if (reader.ValueTextEquals("tool_use_id"u8))
            ToolUseId = Text(ref reader);
        else if (reader.ValueTextEquals("agent_id"u8))
            AgentId = Text(ref reader);
        else if (reader.ValueTextEquals("agent_type"u8))
            AgentType = Text(ref reader);
        else if (reader.ValueTextEquals("agent_transcript_path"u8))
            AgentTranscript = Text(ref reader);
        else if (reader.ValueTextEquals("source"u8) || reader.ValueTextEquals("reason"u8) || reader.ValueTextEquals("trigger"u8))
            Detail = Text(ref reader) ?? Detail;
        else if (reader.ValueTextEquals("prompt"u8))
            Prompt = Text(ref reader);
        else if (reader.ValueTextEquals("submitted_prompt"u8))
            IsSubmitted = Text(ref reader) is { Length: > 0 };
        else if (reader.ValueTextEquals("last_assistant_message"u8) || reader.ValueTextEquals("prompt_response"u8))
            Message = Text(ref reader);
        else if (reader.ValueTextEquals("error"u8))
            Error = Text(ref reader);
        else if (reader.ValueTextEquals("tool_input"u8))
            Input(ref reader);
        else if (reader.ValueTextEquals("tool_response"u8))
            Response = Text(ref reader, LongestResponse);
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private void Input(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("command"u8))
                Command = Text(ref reader, LongestResponse);
            else if (reader.ValueTextEquals("file_path"u8) || reader.ValueTextEquals("notebook_path"u8))
                File = Text(ref reader, LongestResponse);
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private static string? Text(ref Utf8JsonReader reader, int mostBytes = int.MaxValue)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.ValueSpan.Length > mostBytes ? null : LenientJson.Text(ref reader);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.StartArray:
            case JsonTokenType.StartObject:
                return Blocks(ref reader, mostBytes);
            default:
                reader.Skip();
                return null;
        }
    }

    // Joins the text of a message's blocks; a block may also be a plain string, or stand alone without a list.
    private static string? Blocks(ref Utf8JsonReader reader, int mostBytes)
    {
        StringBuilder? text = null;
        var isText = false;
        var isList = reader.TokenType == JsonTokenType.StartArray;
        var depth = reader.CurrentDepth;
        var ofBlock = isList ? depth + 2 : depth + 1;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
                isText = reader.CurrentDepth == ofBlock && reader.ValueTextEquals("text"u8);
            else if (reader.TokenType == JsonTokenType.String && (isText || (isList && reader.CurrentDepth == depth + 1)))
                Append(ref text, ref reader, mostBytes);
        }
        return text?.ToString();
    }

    private static void Append(ref StringBuilder? text, ref Utf8JsonReader reader, int mostBytes)
    {
        if (reader.ValueSpan.Length > mostBytes - (text?.Length ?? 0))
            return;
        if (text is not null)
            text.Append('\n');
        text ??= new StringBuilder();
        text.Append(LenientJson.Text(ref reader));
    }
}
