using System.Text.Json;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>
/// The calls that total-agent-memory's article and its templates show, as they are written there (vbcherepanov/total-agent-memory, MIT):
/// every one is accepted. The records they speak of by number exist.
/// </summary>
public sealed class ForeignSnippetsTests : ToolTests
{
    public static TheoryData<string, string> Snippets() =>
        new()
        {
            { "memory_recall", """{"query":"<description of current task>","project":"my-project"}""" },
            { "memory_recall", """{"query":"dokcer netowrking"}""" },
            { "memory_recall", """{"query":"auth refactor","mode":"index","limit":20}""" },
            { "memory_recall", """{"query":"auth refactor","mode":"timeline","limit":5,"neighbors":2}""" },
            { "memory_recall", """{"query":"auth middleware","embedding_space":"code","project":"my-project"}""" },
            { "memory_recall", """{"query":"vector database choice","project":"my-project","limit":5,"detail":"summary"}""" },
            {
                "memory_recall",
                """
                    {"query":"auth","fusion":"rrf","rerank":true,"diverse":true,"expand_context":true,"expand_budget":5,
                    "decisions_only":true}
                    """
            },
            {
                "memory_save",
                """
                    {"content":"Brief, actionable description of the knowledge","type":"solution","project":"my-project",
                    "tags":["relevant","searchable","tags"],
                    "context":"Additional context. For decisions: always explain WHY."}
                    """
            },
            {
                "memory_save",
                """
                    {"type":"decision","content":"Chose pgvector over ChromaDB for multi-tenant RLS",
                    "context":"WHY: single Postgres instance, per-tenant row-level security","project":"my-api",
                    "tags":["database","multi-tenant"]}
                    """
            },
            {
                "memory_save",
                """
                    {"content":"Session summary: what was accomplished, what remains","type":"fact",
                    "project":"my-project","tags":["session-summary"]}
                    """
            },
            { "memory_save", """{"content":"API uses JWT auth","project":"my-app","type":"fact","importance":"high"}""" },
            {
                "memory_update",
                """{"find":"the first record","new_content":"The first record is the better one now","reason":"why updating"}"""
            },
            { "memory_delete", """{"id":2}""" },
            { "memory_search_by_tag", """{"tag":"api","project":"my-project"}""" },
            { "memory_history", """{"id":1}""" },
            { "memory_timeline", """{"sessions_ago":1}""" },
            { "memory_timeline", """{"query":"docker"}""" },
            { "memory_stats", "{}" },
            { "memory_consolidate", """{"dry_run":true}""" },
            { "memory_export", """{"project":"my-project"}""" },
            { "memory_forget", """{"dry_run":true}""" },
            { "memory_extract_session", """{"action":"list"}""" },
            { "memory_relate", """{"from_id":1,"to_id":2,"type":"solution"}""" },
            { "memory_relate", """{"from_id":1,"to_id":2,"relation":"causal"}""" },
            {
                "self_error_log",
                """{"description":"What went wrong","category":"code_error","fix":"How it was fixed","project":"my-project"}"""
            },
            { "self_error_log", """{"description":"docker compose network was missing","category":"docker","severity":"high"}""" },
            { "self_error_log", """{"description":"Wrong package layout","category":"go-architecture"}""" },
            { "self_insight", """{"action":"add","content":"Lesson learned","category":"code_error"}""" },
            { "self_insight", """{"action":"add","content":"Generalized lesson","category":"docker","source_error_ids":[1,2]}""" },
            { "self_insight", """{"action":"upvote","id":3}""" },
            { "self_insight", """{"action":"promote","id":3}""" },
            { "self_insight", """{"action":"list"}""" },
            { "self_rules", """{"action":"list","project":"my-project"}""" },
            { "self_rules", """{"action":"fire","id":3}""" },
            { "self_rules", """{"action":"rate","id":3,"success":true}""" },
            {
                "self_rules",
                """{"action":"add_manual","content":"Always explain why","category":"general","scope":"global","priority":7}"""
            },
            { "self_patterns", """{"view":"full_report","project":"my-project"}""" },
            {
                "self_reflect",
                """{"reflection":"What went well, what to improve","task_summary":"What was done","project":"my-project"}"""
            },
            { "self_rules_context", """{"project":"my-project"}""" },
            { "self_rules_context", """{"phase":"build"}""" },
            { "memory_graph", """{"id":1,"depth":2}""" },
            { "memory_graph", """{"node":"1"}""" },
            { "memory_concepts", """{"query":"authentication"}""" },
            { "memory_graph_stats", "{}" },
            { "memory_graph_index", "{}" },
            { "memory_episode_save", """{"content":"Steps taken, issues encountered, final state","context":"PostgreSQL"}""" },
            {
                "memory_episode_save",
                """
                    {"title":"Migrated database to PostgreSQL 18",
                    "content":"Steps taken, issues encountered, final state","tags":["migration","database"],
                    "project":"my-project"}
                    """
            },
            {
                "memory_episode_save",
                """
                    {"narrative":"Found the race in the cache","outcome":"breakthrough","impact_score":0.9,
                    "concepts":["cache"],"approaches_tried":["locks"],"key_insight":"order matters",
                    "frustration_signals":2}
                    """
            },
            { "memory_episode_recall", """{"query":"database migration","project":"my-project"}""" },
            { "memory_skill_get", """{"skill":"docker"}""" },
            { "memory_skill_get", """{"trigger":"deploy","list_all":false}""" },
            { "memory_skill_update", """{"skill":"docker","delta":1,"reason":"Solved complex networking issue"}""" },
            { "memory_self_assess", "{}" },
            { "memory_self_assess", """{"concepts":["docker","go"],"full_report":true}""" },
            { "memory_associate", """{"query":"API rate limiting"}""" },
            { "memory_associate", """{"query":"API rate limiting","mode":"composition","min_coverage":0.7,"max_results":5}""" },
            { "memory_context_build", """{"task":"implement caching layer","project":"my-project"}""" },
            { "memory_context_build", """{"query":"implement caching layer","max_tokens":4000}""" },
            {
                "memory_observe",
                """
                    {"tool_name":"Write","summary":"Created user authentication middleware","observation_type":"feature",
                    "files_affected":["/src/middleware/auth.py"],"project":"my-project"}
                    """
            },
            { "memory_reflect_now", """{"topic":"session progress","project":"my-project"}""" },
            { "memory_reflect_now", """{"scope":"quick"}""" },
            { "memory_get", """{"ids":[1,2]}""" },
            { "kg_add_fact", """{"subject":"vito","predicate":"uses","object":"PostgreSQL 18"}""" },
            { "kg_at", """{"timestamp":"2026-03-01T00:00:00Z"}""" },
            { "kg_timeline", """{"subject":"vito"}""" },
            { "file_context", """{"path":"/Users/me/my-api/src/auth/middleware.go"}""" },
            { "workflow_predict", """{"task_description":"migrate auth middleware to JWT-only"}""" },
            { "session_init", """{"project":"my-project"}""" },
            { "memory_explain_search", """{"query":"docker networking"}""" },
        };

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task A_snippet_is_accepted_as_written(string tool, string arguments)
    {
        await SaveAsync("The first record is about docker networking");
        await SaveAsync("The second record is about something else", tags: ["api"]);
        await CallAsync("self_insight", new { action = "add", content = "An insight to vote on" });
        await CallAsync("memory_save", new { content = "The project is known", project = "my-project" });
        var answer = await CallAsync(
            tool,
            JsonDocument.Parse(arguments).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value)
        );
        Assert.False(answer.IsError, answer.Text);
        Assert.NotEmpty(answer.Text);
        Assert.Equal(answer.Text, answer["text"].GetString());
    }

    [Fact]
    public async Task A_long_record_is_found_by_misspelt_words()
    {
        var filler = string.Concat(Enumerable.Repeat("The containers of the shop start in order and write their logs to the host. ", 24));
        var id = await SaveAsync($"{filler}What we know about docker networking: the bridge is called shop_net.");
        Assert.Equal(id, (await CallAsync("memory_recall", new { query = "dokcer netowrking" })).Id);
    }
}
