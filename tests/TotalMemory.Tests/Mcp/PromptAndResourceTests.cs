using ModelContextProtocol;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Mcp;

/// <summary>What the server offers beside tools.</summary>
public sealed class PromptAndResourceTests : ToolTests
{
    [Fact]
    public async Task Prompts_and_resources_are_offered()
    {
        await SaveAsync("We deploy with kamal");
        var prompts = await Server.Client.ListPromptsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["recall", "reflect"], prompts.Select(p => p.Name).Order(StringComparer.Ordinal));
        var templates = await Server.Client.ListResourceTemplatesAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["memory://project/{name}", "memory://rule/{id}"], templates.Select(t => t.UriTemplate).Order(StringComparer.Ordinal));
        var read = await Server.Client.ReadResourceAsync("memory://project/shop", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains("We deploy with kamal", Assert.IsType<ModelContextProtocol.Protocol.TextResourceContents>(read.Contents[0]).Text);
        Assert.Equal("text/markdown", read.Contents[0].MimeType);
        Assert.Contains(
            "There is no record 4711",
            (
                await Assert.ThrowsAnyAsync<McpException>(async () =>
                    await Server.Client.ReadResourceAsync("memory://rule/4711", cancellationToken: TestContext.Current.CancellationToken)
                )
            ).Message
        );
        Assert.Contains(
            "Unknown resource",
            (
                await Assert.ThrowsAnyAsync<McpException>(async () =>
                    await Server.Client.ReadResourceAsync(
                        "memory://project/shop/more",
                        cancellationToken: TestContext.Current.CancellationToken
                    )
                )
            ).Message
        );
        Assert.Contains(
            "kamal",
            Assert
                .IsType<ModelContextProtocol.Protocol.TextContentBlock>(
                    (
                        await Server.Client.GetPromptAsync(
                            "recall",
                            new Dictionary<string, object?> { ["topic"] = "kamal" },
                            cancellationToken: TestContext.Current.CancellationToken
                        )
                    )
                        .Messages[0]
                        .Content
                )
                .Text
        );
        Assert.Contains(
            "needs a topic",
            (
                await Assert.ThrowsAnyAsync<McpException>(async () =>
                    await Server.Client.GetPromptAsync("recall", cancellationToken: TestContext.Current.CancellationToken)
                )
            ).Message
        );
    }
}
