using System.Globalization;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using TotalMemory.Delivery;
using TotalMemory.History;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Mcp;

/// <summary>MCP resources, which a client can attach: a project's briefing, a rule, a record.</summary>
internal sealed class MemoryResources(CallerProjects projects, BriefingPublisher briefings, RecordHistory history)
{
    private const string Projects = "memory://project/";
    private const string Rules = "memory://rule/";
    private const string Current = Projects + "current";
    private const string Markdown = "text/markdown";
    private const string Plain = "text/plain";

    public static ListResourcesResult List() =>
        new()
        {
            Resources =
            [
                new()
                {
                    Uri = Current,
                    Name = "briefing",
                    Title = "Briefing of this project",
                    MimeType = Markdown,
                    Description = "What the next session of this project starts with.",
                },
            ],
        };

    public static ListResourceTemplatesResult Templates() =>
        new()
        {
            ResourceTemplates =
            [
                new()
                {
                    UriTemplate = Projects + "{name}",
                    Name = "project",
                    Title = "Briefing of a project",
                    MimeType = Markdown,
                    Description = "What the next session of a project starts with.",
                },
                new()
                {
                    UriTemplate = Rules + "{id}",
                    Name = "rule",
                    Title = "A rule with its story",
                    MimeType = Plain,
                    Description = "A rule or record: its words, where they come from, and what followed.",
                },
            ],
        };

    /// <summary>Throws <see cref="McpException"/> for an unknown URI.</summary>
    public ReadResourceResult Read(ReadResourceRequestParams request)
    {
        var (text, type) = Open(request.Uri);
        return new ReadResourceResult
        {
            Contents =
            [
                new TextResourceContents
                {
                    Uri = request.Uri,
                    MimeType = type,
                    Text = SafeText.Fenced(text),
                },
            ],
        };
    }

    private (string Text, string Type) Open(string uri)
    {
        if (After(uri, Projects) is { } name)
            return (Briefing(uri == Current ? null : name), Markdown);
        if (After(uri, Rules) is { } id)
            return (Story(id), Plain);
        throw new McpProtocolException($"Unknown resource URI: '{uri}'", McpErrorCode.ResourceNotFound);
    }

    private string Briefing(string? name)
    {
        var project = projects.Named(name, null);
        return briefings.Preview(project) is { Length: > 0 } text ? text : $"Nothing is remembered about {project.Name} yet.";
    }

    private string Story(string id)
    {
        var project = projects.OfProcess();
        return
            long.TryParse(id, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            && history.Trace(number, project.Id) is { } story
            ? $"#{number} {string.Join('\n', StoryText.Lines(story))}"
            : throw new McpException($"There is no record {id} in {project.Name}.");
    }

    // The value of the URI template's parameter; null if the URI does not match or the value is empty.
    private static string? After(string uri, string start) =>
        uri.StartsWith(start, StringComparison.Ordinal) && uri[start.Length..] is { Length: > 0 } rest && !rest.Contains('/')
            ? Uri.UnescapeDataString(rest)
            : null;
}
