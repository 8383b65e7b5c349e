using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using TotalMemory.Distilling;
using TotalMemory.Worker.LanguageModels.Protocols;

namespace TotalMemory.Tests.Worker.LanguageModels;

/// <summary>What the makers' own clients sent for the same question; theirs was recorded once.</summary>
public sealed class ProtocolTests
{
    private static readonly ChatMessage[] Messages = [new(ChatRole.System, "be brief"), new(ChatRole.User, "hello")];

    private static readonly ChatOptions Options = new()
    {
        Temperature = 0,
        MaxOutputTokens = 2_000,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(DistillPrompt.Schema, "memories"),
    };

    private static string Schema => JsonSerializer.Serialize(DistillPrompt.Schema);

    [Fact]
    public void OpenAIs_question() =>
        Same(
            """
            {"temperature":0,"messages":[{"role":"system","content":"be brief"},{"role":"user","content":"hello"}],"model":"m",
            "max_completion_tokens":2000,
            "response_format":{"type":"json_schema","json_schema":{"name":"memories","schema":SCHEMA}}}
            """,
            new OpenAIProtocol()
        );

    [Fact]
    public void Ollamas_question() =>
        Same(
            """
            {"model":"m","messages":[{"role":"system","content":"be brief"},{"role":"user","content":"hello"}],
            "options":{"temperature":0,"num_predict":2000},"stream":false,"format":SCHEMA}
            """,
            new OllamaProtocol()
        );

    [Fact]
    public void Anthropics_question_has_no_temperature_and_a_schema_without_limits_of_lists() =>
        Same(
            """
            {"max_tokens":2000,"model":"m","messages":[{"role":"user","content":"hello"}],"system":"be brief",
            "output_config":{"format":{"type":"json_schema","schema":PLAIN}}}
            """,
            new AnthropicProtocol()
        );

    [Fact]
    public void A_question_without_wishes_has_none()
    {
        ChatMessage[] hello = [new(ChatRole.User, "hello")];
        Assert.Equal(
            """{"max_tokens":1024,"model":"m","messages":[{"role":"user","content":"hello"}]}""",
            new AnthropicProtocol().Question("m", hello, null).ToJsonString()
        );
        Assert.Equal(
            """{"model":"m","messages":[{"role":"user","content":"hello"}]}""",
            new OpenAIProtocol().Question("m", hello, null).ToJsonString()
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"content":{},"message":7}""")]
    public void An_answer_that_is_none_is_an_exception_of_the_reading(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        foreach (var protocol in (IChatProtocol[])[new OpenAIProtocol(), new OllamaProtocol(), new AnthropicProtocol()])
            Assert.True(Record.Exception(() => protocol.Read(document.RootElement)) is KeyNotFoundException or InvalidOperationException);
    }

    [Fact]
    public void An_answer_without_a_count_of_tokens_is_an_answer()
    {
        using var document = JsonDocument.Parse("""{"choices":[{"message":{"role":"assistant","content":"hi"}}]}""");
        Assert.Equal("hi", new OpenAIProtocol().Read(document.RootElement).Text);
    }

    private static void Same(string expected, IChatProtocol protocol) =>
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse(
                    expected
                        .Replace("SCHEMA", Schema, StringComparison.Ordinal)
                        .Replace("PLAIN", Schema.Replace("\"maxItems\":10,", "", StringComparison.Ordinal), StringComparison.Ordinal)
                ),
                protocol.Question("m", Messages, Options)
            ),
            protocol.Question("m", Messages, Options).ToJsonString()
        );
}
