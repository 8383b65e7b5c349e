using System.Text.Json;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>What holds for every tool: its answer to bad arguments, its scope.</summary>
public sealed class ToolContractTests : ToolTests
{
    [Theory]
    [InlineData("""{"tool":"memory_recall","arguments":{}}""", "query is missing")]
    [InlineData("""{"tool":"memory_recall","arguments":{"query":"  "}}""", "Say in a few words what to look for")]
    [InlineData("""{"tool":"memory_recall","arguments":{"query":"a","limit":0}}""", "limit must be between 1 and 100")]
    [InlineData("""{"tool":"memory_recall","arguments":{"query":"a","limit":"many"}}""", "limit must be a whole number")]
    [InlineData("""{"tool":"memory_recall","arguments":{"query":"a","limit":2.5}}""", "limit must be a whole number")]
    [InlineData("""{"tool":"memory_recall","arguments":{"query":"a","mode":"fast"}}""", "Use search, index, timeline")]
    [InlineData("""{"tool":"memory_recall","arguments":{"query":"a","type":"gossip"}}""", "type 'gossip' is unknown")]
    [InlineData("""{"tool":"memory_recall","arguments":{"query":["a"]}}""", "query must be text")]
    [InlineData("""{"tool":"memory_recall","arguments":{"query":"a","projct":"b"}}""", "no argument 'projct'")]
    [InlineData("""{"tool":"memory_recall","arguments":{"query":"a","project":"nowhere"}}""", "No project is called 'nowhere'")]
    [InlineData("""{"tool":"memory_save","arguments":{"content":""}}""", "Give one self-contained statement")]
    [InlineData("""{"tool":"memory_save","arguments":{"content":"a b c","type":"gossip"}}""", "Use decision, fact")]
    [InlineData("""{"tool":"memory_save","arguments":{"content":"a b c","importance":"vital"}}""", "Use critical, high, medium, low")]
    [InlineData("""{"tool":"memory_save","arguments":{"content":"a b c","everywhere":"perhaps"}}""", "true or false")]
    [InlineData("""{"tool":"memory_get","arguments":{"ids":[]}}""", "Give 1 to 50 ids")]
    [InlineData("""{"tool":"memory_get","arguments":{"ids":["one"]}}""", "a list of whole numbers")]
    [InlineData("""{"tool":"memory_update","arguments":{"new_content":"x"}}""", "id (or find) is empty")]
    [InlineData("""{"tool":"memory_update","arguments":{"id":77,"new_content":"x"}}""", "There is no record #77")]
    [InlineData("""{"tool":"memory_delete","arguments":{"id":77}}""", "There is no record #77")]
    [InlineData("""{"tool":"memory_history","arguments":{"id":77}}""", "There is no record #77")]
    [InlineData("""{"tool":"memory_history_search","arguments":{"query":"a","by":"dog"}}""", "Use anyone, person, agent, tools")]
    [InlineData("""{"tool":"memory_search_by_tag","arguments":{"tag":" "}}""", "tag is empty")]
    [InlineData("""{"tool":"memory_timeline","arguments":{"date_from":"last week"}}""", "'last week' is not a time")]
    [InlineData("""{"tool":"memory_consolidate","arguments":{"threshold":7}}""", "between 0 and 1")]
    [InlineData("""{"tool":"memory_forget","arguments":{"id":1}}""", "memory_delete(id=1)")]
    [InlineData("""{"tool":"memory_import","arguments":{"from":"evernote"}}""", "Use claude-mem")]
    [InlineData("""{"tool":"memory_import","arguments":{"from":"jsonl"}}""", "path is missing")]
    [InlineData("""{"tool":"memory_import","arguments":{"from":"jsonl","path":"/nowhere/x.jsonl"}}""", "does not exist")]
    [InlineData("""{"tool":"memory_extract_session","arguments":{"action":"eat"}}""", "Use list, get")]
    [InlineData("""{"tool":"memory_extract_session","arguments":{"action":"get"}}""", "session_id is empty")]
    [InlineData("""{"tool":"memory_relate","arguments":{"from_id":1,"to_id":1,"type":"related"}}""", "both are the same")]
    [InlineData("""{"tool":"memory_relate","arguments":{"from_id":1,"to_id":2,"type":"married"}}""", "Use one of causal")]
    [InlineData("""{"tool":"memory_graph","arguments":{"node":"unheard-of"}}""", "memory_concepts lists the entities")]
    [InlineData("""{"tool":"memory_graph","arguments":{}}""", "node is empty")]
    [InlineData("""{"tool":"memory_concepts","arguments":{"type":"feeling"}}""", "Use file, symbol")]
    [InlineData("""{"tool":"self_error_log","arguments":{"description":"x"}}""", "category is missing")]
    [InlineData(
        """{"tool":"self_error_log","arguments":{"description":"x","category":"c","severity":"awful"}}""",
        "Use critical, high, medium, low"
    )]
    [InlineData("""{"tool":"self_insight","arguments":{"action":"upvote"}}""", "id is missing")]
    [InlineData("""{"tool":"self_insight","arguments":{"action":"upvote","id":77}}""", "There is no rule or insight #77")]
    [InlineData("""{"tool":"self_insight","arguments":{"action":"add"}}""", "content is empty")]
    [InlineData("""{"tool":"self_rules","arguments":{"action":"rate","id":1}}""", "success is missing")]
    [InlineData("""{"tool":"self_rules","arguments":{"action":"add_manual","content":"x","priority":99}}""", "between 1 and 10")]
    [InlineData("""{"tool":"self_patterns","arguments":{"view":"rainbow"}}""", "Use full_report")]
    [InlineData("""{"tool":"self_reflect","arguments":{"reflection":"x","task_summary":"y","outcome":"great"}}""", "Use success")]
    [InlineData("""{"tool":"memory_episode_save","arguments":{"outcome":"routine"}}""", "narrative is empty")]
    [InlineData("""{"tool":"memory_episode_save","arguments":{"narrative":"x","outcome":"great"}}""", "Use breakthrough")]
    [InlineData("""{"tool":"memory_skill_update","arguments":{"skill_id":"x"}}""", "Give success")]
    [InlineData("""{"tool":"memory_associate","arguments":{"query":""}}""", "query is empty")]
    [InlineData("""{"tool":"memory_context_build","arguments":{"query":"x","max_tokens":1}}""", "between 50 and 50000")]
    [InlineData("""{"tool":"memory_observe","arguments":{"tool_name":"Write","summary":"x","observation_type":"art"}}""", "Use bugfix")]
    [InlineData("""{"tool":"memory_reflect_now","arguments":{"scope":"yearly"}}""", "Use quick, full, weekly")]
    [InlineData("""{"tool":"memory_graph_index","arguments":{"target":"photos"}}""", "Use all, claude_md")]
    [InlineData("""{"tool":"kg_add_fact","arguments":{"subject":"a","predicate":"b"}}""", "object is missing")]
    [InlineData("""{"tool":"kg_add_fact","arguments":{"subject":"a","predicate":"b","object":"c","confidence":3}}""", "between 0 and 1")]
    [InlineData("""{"tool":"kg_at","arguments":{"timestamp":"soon"}}""", "'soon' is not a time")]
    [InlineData("""{"tool":"file_context","arguments":{"path":""}}""", "path is empty")]
    [InlineData("""{"tool":"workflow_predict","arguments":{}}""", "Give the commands just run")]
    [InlineData("""{"tool":"memory_explain_search","arguments":{"query":""}}""", "query is empty")]
    public async Task A_bad_call_is_answered_with_what_to_do_and_changes_nothing(string call, string remedy)
    {
        var json = JsonDocument.Parse(call).RootElement;
        var before = Work.Memory.Statistics.Count(null);
        var refused = await Server.RefusedAsync(
            json.GetProperty("tool").GetString()!,
            json.GetProperty("arguments").EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value)
        );
        Assert.Contains(remedy, refused);
        Assert.DoesNotContain("Exception", refused);
        Assert.Equivalent(before with { DatabaseBytes = 0 }, Work.Memory.Statistics.Count(null) with { DatabaseBytes = 0 });
    }

    [Theory]
    [InlineData("""{"ids":"#1"}""")]
    [InlineData("""{"ids":"1, 2"}""")]
    [InlineData("""{"ids":["#1","2"]}""")]
    [InlineData("""{"ids":"[1,2]"}""")]
    [InlineData("""{"ids":1}""")]
    [InlineData("""{"id":1.0}""")]
    public async Task What_is_only_written_otherwise_is_read_as_meant(string arguments)
    {
        var id = await SaveAsync("The answer is known");
        Assert.Equal(1, id);
        Assert.Contains(
            "The answer is known",
            (
                await CallAsync(
                    "memory_get",
                    JsonDocument.Parse(arguments).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value)
                )
            ).Text
        );
    }

    [Fact]
    public async Task No_tool_shows_another_projects_words()
    {
        const string secret = "zanzibar";
        await CallAsync("memory_save", new { content = $"The {secret} contract ends in May", tags = new[] { secret } });
        await CallAsync("memory_episode_save", new { narrative = $"Negotiated the {secret} contract", concepts = new[] { secret } });
        await CallAsync(
            "self_insight",
            new
            {
                action = "add",
                content = $"Read the {secret} contract before replying",
                category = secret,
            }
        );
        await CallAsync("self_error_log", new { description = $"Misread the {secret} contract", category = secret });
        await CallAsync("memory_skill_update", new { skill_id = $"{secret} renewal", new_steps = new[] { "call them" } });
        await CallAsync(
            "kg_add_fact",
            new
            {
                subject = secret,
                predicate = "pays",
                @object = "monthly",
            }
        );
        await CallAsync(
            "memory_observe",
            new
            {
                tool_name = "Edit",
                summary = $"Changed the {secret} file",
                files_affected = new[] { $"{secret}.md" },
            }
        );
        Work.Session("shop", "theirs", s => s.User($"Please look at the {secret} contract").Says($"The {secret} contract is signed."));
        Server.Project = "api";
        var calls = new (string Tool, object Arguments)[]
        {
            ("memory_recall", new { query = secret }),
            ("memory_search_by_tag", new { tag = secret }),
            ("memory_get", new { ids = Enumerable.Range(1, 12) }),
            ("memory_timeline", new { query = secret }),
            ("memory_timeline", new { }),
            ("memory_export", new { save_to_file = false }),
            ("memory_extract_session", new { action = "list" }),
            ("self_insight", new { action = "list" }),
            ("self_rules", new { action = "list" }),
            ("self_patterns", new { }),
            ("self_rules_context", new { }),
            ("memory_concepts", new { query = secret, include_memories = true }),
            ("memory_concepts", new { include_memories = true }),
            ("memory_episode_recall", new { query = secret }),
            ("memory_episode_recall", new { }),
            ("memory_skill_get", new { list_all = true }),
            ("memory_skill_get", new { trigger = secret }),
            ("memory_self_assess", new { }),
            ("memory_associate", new { query = secret }),
            ("memory_context_build", new { query = secret }),
            ("kg_at", new { }),
            ("kg_timeline", new { subject = secret }),
            ("file_context", new { path = $"{secret}.md" }),
            ("workflow_predict", new { trigger = secret }),
            ("session_init", new { }),
            ("memory_explain_search", new { query = secret }),
            ("memory_consolidate", new { threshold = 0 }),
            ("memory_reflect_now", new { scope = "weekly" }),
        };
        foreach (var (tool, arguments) in calls)
        {
            var answer = await CallAsync(tool, arguments);
            Assert.False(answer.IsError, $"{tool}: {answer.Text}");
            var shown = answer
                .Text.Replace($"'{secret}'", "", StringComparison.Ordinal)
                .Replace($"looked for: {secret}", "", StringComparison.Ordinal)
                .Replace($"about {secret}.md", "", StringComparison.Ordinal);
            Assert.False(shown.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{tool}: {answer.Text}");
        }
        for (var id = 1; id <= 12; id++)
        {
            Assert.Contains("no record", await Server.RefusedAsync("memory_history", new { id }));
            Assert.Contains("no record", await Server.RefusedAsync("memory_delete", new { id }));
            Assert.Contains("no record", await Server.RefusedAsync("memory_update", new { id, new_content = "mine now" }));
            Assert.Contains("no rule or insight", await Server.RefusedAsync("self_rules", new { action = "retire", id }));
        }
    }

    [Fact]
    public async Task A_cancelled_call_stops()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Server.Client.CallToolAsync("memory_reflect_now", cancellationToken: cancel.Token)
        );
        Assert.Empty(Work.Memory.Reflection.All(5));
    }
}
