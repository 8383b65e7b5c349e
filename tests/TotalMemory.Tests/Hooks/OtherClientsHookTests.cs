using System.Text;
using TotalMemory.Hooks;
using TotalMemory.Spool;

namespace TotalMemory.Tests.Hooks;

/// <summary>Clients whose hooks differ.</summary>
public sealed class OtherClientsHookTests : HookCalls
{
    [Theory]
    [InlineData("gemini", "UserPromptSubmit")]
    [InlineData("qwen", "UserPromptSubmit")]
    [InlineData("opencode", "UserPromptSubmit")]
    public void Another_clients_words_are_taken_and_its_transcript_is_pointed_at(string client, string name)
    {
        Run(
            client,
            name,
            """
            {"session_id":"s1","transcript_path":"/t/chat.json","cwd":"/p","prompt":"From now on use pnpm",
            "submitted_prompt":"From now on use pnpm"}
            """
        );
        var e = Posted();
        Assert.Equal((client, "From now on use pnpm", "/t/chat.json"), (e.Client, e.Prompt, e.Transcript));
        Assert.False(e.IsWakeUp);
    }

    [Fact]
    public void Geminis_answer_is_taken_by_its_own_name()
    {
        Run("gemini", "Stop", """{"session_id":"s1","hook_event_name":"AfterAgent","prompt":"build it","prompt_response":"Built."}""");
        var e = Posted();
        Assert.Equal(("Built.", null), (e.Message, e.Prompt));
    }

    [Fact]
    public void What_Qwen_Code_continues_by_itself_is_no_prompt()
    {
        Run("qwen", "UserPromptSubmit", """{"session_id":"s1","prompt":"<tool result>"}""");
        Assert.Empty(new EventSpool(Temp.Home).Waiting());
    }

    [Fact]
    public void Gemini_is_answered_under_its_own_name_of_the_moment()
    {
        var project = Temp.MakeFolder("shop");
        new BriefingFiles(Temp.Home).Publish(ProjectIdentity.Resolve(project).Id, "remember this\n");
        Start("gemini", project);
        Assert.Contains("\"hookEventName\":\"SessionStart\"", Printed[0]);
        Assert.Contains(
            "\"hookEventName\":\"BeforeAgent\"",
            Encoding.UTF8.GetString(HookOutput.Context(HookClient.Named("gemini"), "UserPromptSubmit", "x").Span)
        );
        Assert.Contains(
            "\"hookEventName\":\"UserPromptSubmit\"",
            Encoding.UTF8.GetString(HookOutput.Context(HookClient.Named("qwen"), "UserPromptSubmit", "x").Span)
        );
    }
}
