using System.Text;
using System.Text.Json;
using CsCheck;
using TotalMemory.Spool;
using TotalMemory.Spool.Records;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool.Records;

public sealed class ObjectTextTests
{
    [Fact]
    public void It_is_one_object_of_texts_numbers_and_objects()
    {
        var inner = new ObjectText().Add("b", "x");
        var json = new ObjectText().Add("a", "1\n\"\\\t").Add("none", (string?)null).Add("n", -7).Add("o", inner).End();
        Assert.Equal("""{"a":"1\n\"\\\u0009","n":-7,"o":{"b":"x"}}""", Encoding.UTF8.GetString(json.Span));
        Assert.Equal("{}", Encoding.UTF8.GetString(new ObjectText().End().Span));
    }

    [Fact]
    public void Whatever_a_text_holds_a_reader_gets_it_back() =>
        Gen.String[Gen.Char, 0, 60]
            .Sample(text =>
            {
                using var read = JsonDocument.Parse(new ObjectText().Add(text, text).End());
                var property = Assert.Single(read.RootElement.EnumerateObject());
                // Half a surrogate is no character.
                var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
                Assert.Equal((whole, whole), (property.Name, property.Value.GetString()));
            });

    [Fact]
    public void An_event_is_written_as_it_is_read()
    {
        var every = new HookEvent
        {
            Version = 3,
            Client = "claude",
            Event = "Stop",
            At = Some.Time.AddTicks(1234567),
            Session = "s",
            Transcript = "/t",
            Cwd = "/c",
            Tool = "Bash",
            ToolUseId = "u",
            AgentId = "a",
            AgentType = "at",
            AgentTranscript = "/at",
            Detail = "d",
            Prompt = "Größe “90 %” 😀\r\n",
            Message = "m",
            Error = "e",
            Said = long.MaxValue,
        };
        // A field that is forgotten when one is added shows here.
        foreach (var property in typeof(HookEvent).GetProperties().Where(p => p.CanWrite && p.Name != nameof(HookEvent.Id)))
            Assert.NotNull(property.GetValue(every));
        Assert.Equal(every, JsonSerializer.Deserialize(every.ToJson().Span, HookEventJson.Default.HookEvent));
        var few = new HookEvent
        {
            Client = "codex",
            Event = "Stop",
            At = Some.Time,
            Session = "s",
        };
        Assert.Equal(few, JsonSerializer.Deserialize(few.ToJson().Span, HookEventJson.Default.HookEvent));
    }

    [Fact]
    public void A_question_is_written_as_it_is_read()
    {
        var question = new PromptQuestion("s", "p", "Was heißt «то»?");
        Assert.Equal(question, JsonSerializer.Deserialize(question.ToJson().Span, PromptJson.Default.PromptQuestion));
    }
}
