using System.Text.Json.Nodes;
using TotalMemory.Browsing;
using TotalMemory.Delivery;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Delivery;

/// <summary>What the next session needs: goal, state, open ends, the last failure, files, decisions.</summary>
public sealed class HandoffTests : IDisposable
{
    private readonly Workplace work = new(Some.Time.AddDays(3));

    public void Dispose() => work.Dispose();

    private Handoff Of(string? session = null) => work.Memory.Handoffs.Find(work.ProjectId("shop"), session)!;

    private static JsonObject Todos(params (string State, string What)[] tasks) =>
        new()
        {
            ["todos"] = new JsonArray([.. tasks.Select(t => (JsonNode)new JsonObject { ["status"] = t.State, ["content"] = t.What })]),
        };

    [Fact]
    public void It_tells_what_was_wanted_what_was_done_and_what_is_left()
    {
        work.Bare(
            "shop",
            "s1",
            s =>
                s.User("Move the checkout to the new payment service.")
                    .Calls(
                        "TodoWrite",
                        Todos(("completed", "read the API"), ("in_progress", "port the client"), ("pending", "test it")),
                        "ok"
                    )
                    .Edits($"{work.Project("shop")}/src/checkout.cs")
                    .Edits($"{work.Project("shop")}/src/payment.cs")
                    .Bash("dotnet build", "error CS1002: ; expected", 1)
                    .Bash("dotnet test", "error: no test found", 1)
                    .Bash("dotnet build", "Build succeeded")
                    .User("remember that the sandbox key is in vault. Then fix the tests.")
                    .Says("The client is ported; the tests do not run yet.")
        );
        var h = Of();
        Assert.Equal("Move the checkout to the new payment service.", h.Goal);
        Assert.Equal("remember that the sandbox key is in vault. Then fix the tests.", h.LastRequest);
        Assert.Equal("The client is ported; the tests do not run yet.", h.State);
        Assert.Equal(HandoffEnding.Answered, h.Ending);
        Assert.Equal(["port the client", "test it"], h.Open);
        Assert.Equal(new FailedCommand("dotnet test", "error: no test found"), h.Failure);
        Assert.Equal(["src/payment.cs", "src/checkout.cs"], h.Files);
        Assert.Contains(h.Decided, d => d.StartsWith("The sandbox key is in vault [#", StringComparison.Ordinal));
        var text = HandoffText.Write(h);
        Assert.Contains("## Goal\nMove the checkout", text);
        Assert.Contains("From a Claude Code session of 2026-03-01", text);
        Assert.Contains("## Last failed command\n`dotnet test`\nerror: no test found", text);
    }

    [Fact]
    public void The_newest_session_is_handed_over_and_an_older_one_by_its_name()
    {
        work.Bare("shop", "s1", s => s.User("Do the first thing, please.").Says("Done."));
        work.Bare("shop", "s2", s => s.User("Do the second thing, please."));
        Assert.Equal("Do the second thing, please.", Of().Goal);
        Assert.Equal((HandoffEnding.NotAnswered, null), (Of().Ending, Of().State));
        Assert.Contains("was not answered", HandoffText.Write(Of()));
        Assert.Equal("Do the first thing, please.", Of("s1").Goal);
        Assert.Null(work.Memory.Handoffs.Find(work.ProjectId("shop"), "nope"));
        Assert.Null(work.Memory.Handoffs.Find(work.ProjectId("empty")));
    }

    [Fact]
    public void One_that_the_person_stopped_says_so()
    {
        work.Bare("shop", "s1", s => s.User("Rewrite everything in assembler.").Says("I begin.").Interrupted());
        Assert.Equal(HandoffEnding.Stopped, Of().Ending);
    }

    [Fact]
    public void What_was_said_in_another_project_or_forgotten_is_not_handed_on()
    {
        work.Bare("shop", "s1", s => s.User("From now on always call the client Pelicanus.").Says("Right."));
        work.Bare("other", "s2", s => s.User("Paint the bikeshed green.").Says("Done."));
        Assert.Null(work.Memory.Handoffs.Find(work.ProjectId("shop"), "s2"));
        foreach (var card in work.Memory.Records.Page(new RecordFilter(), null, 50).Items)
            if (card.Record.Text.Contains("Pelicanus", StringComparison.Ordinal))
                work.Memory.Knowledge.Forget(card.Record.Id, "a test");
        Assert.DoesNotContain("elicanus", HandoffText.Write(Of("s1")));
    }

    [Fact]
    public void A_decision_is_told_once_and_a_request_is_none()
    {
        work.Bare(
            "shop",
            "s1",
            s =>
                s.User("Add a cart page to the shop.")
                    .Says("It is there.")
                    .User("No, that is wrong. From now on always build with dotnet, never with npm.")
                    .Bash("dotnet build", "Build succeeded")
                    .Says("Built.")
                    .User("No, that is wrong.")
                    .Says("What is?")
                    .User("All good.")
        );
        var decided = Assert.Single(Of().Decided);
        Assert.StartsWith("From now on always build with dotnet, never with npm", decided, StringComparison.Ordinal);
        Assert.Equal("No, that is wrong. From now on always build with dotnet, never with npm.", Of().LastRequest);
    }
}
