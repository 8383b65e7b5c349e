using System.ComponentModel;
using System.Globalization;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace TotalMemory.Mcp;

/// <summary>What a client can attach: a project's briefing, a rule, a record.</summary>
[McpServerResourceType]
internal sealed class MemoryResources(MemoryServices memory)
{
    [McpServerResource(UriTemplate = "memory://project/current", Name = "briefing", Title = "Briefing of this project", MimeType = "text/markdown"), Description("What the next session of this project starts with.")]
    public string Current() => Briefing(CallerProject.OfProcess(memory).Name);

    [McpServerResource(UriTemplate = "memory://project/{name}", Name = "project", Title = "Briefing of a project", MimeType = "text/markdown"), Description("What the next session of a project starts with.")]
    public string Briefing(string name)
    {
        var project = CallerProject.Named(memory, name, null);
        return memory.Briefings.Preview(project) is { Length: > 0 } text ? text : $"Nothing is remembered about {project.Name} yet.";
    }

    [McpServerResource(UriTemplate = "memory://rule/{id}", Name = "rule", Title = "A rule with its story", MimeType = "text/plain"), Description("A rule or record: its words, where they come from, and what followed.")]
    public string Rule(string id)
    {
        var project = CallerProject.OfProcess(memory);
        return long.TryParse(id, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && memory.History.Of(number, project.Id) is { } story
            ? $"#{number} {string.Join('\n', TotalMemory.History.StoryText.Lines(story))}"
            : throw new McpException($"There is no record {id} in {project.Name}.");
    }
}
