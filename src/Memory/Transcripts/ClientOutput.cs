using System.Text.RegularExpressions;

namespace TotalMemory.Transcripts;

/// <summary>
/// What a client itself writes into the result of a tool call. A result does not say which client wrote it, so the patterns of all clients
/// are tried.
/// </summary>
internal sealed record ClientOutput
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1); // chosen: far above what a client's pattern takes

    /// <summary>The person refused the call.</summary>
    public required Regex Rejection { get; init; }

    /// <summary>The client ended the call.</summary>
    public required Regex Cancellation { get; init; }

    /// <summary>The command goes on in the background.</summary>
    public required Regex StillRunning { get; init; }

    /// <summary>A line with the exit code above the output.</summary>
    public required Regex ExitHeader { get; init; }

    /// <summary>An edit failed because the file is not as the agent believes.</summary>
    public required Regex StaleEdit { get; init; }

    /// <summary>Heading of the program's output, near the beginning; null if there is none.</summary>
    public string? OutputHeading { get; init; }

    /// <summary>Group 1 is the client's own message.</summary>
    public Regex? OwnError { get; init; }

    /// <summary>A patch was not applied.</summary>
    public Regex? PatchFailure { get; init; }

    /// <summary>A tool of an MCP server failed.</summary>
    public Regex? ServerFailure { get; init; }

    /// <summary>A tool (group <c>t</c>) was called without a parameter (group <c>p</c>).</summary>
    public Regex? MissingParameter { get; init; }

    /// <summary>A parameter takes one of a few values (group <c>v</c>).</summary>
    public Regex? WrongValue { get; init; }

    /// <summary>A skill (group <c>x</c>) that does not exist was called.</summary>
    public Regex? UnknownSkill { get; init; }

    public static bool Is(Func<ClientOutput, Regex?> pattern, string text) =>
        Clients.All.Any(c => pattern(c.Output) is { } expression && expression.IsMatch(text));

    /// <summary>One expression for all clients.</summary>
    public static Regex Combine(Func<ClientOutput, Regex?> pattern) =>
        new(string.Join('|', Clients.All.Select(c => pattern(c.Output)).OfType<Regex>()), RegexOptions.None, Limit);

    /// <summary>The client's own message in an output; null if there is none.</summary>
    public static string? OwnErrorIn(string text) =>
        Clients
            .All.Select(c => c.Output.OwnError?.Match(text))
            .Where(m => m is { Success: true })
            .Select(m => m!.Groups[1].Value)
            .FirstOrDefault();

    /// <summary>The output without what clients write above it.</summary>
    public static string WithoutHeader(string text)
    {
        foreach (var client in Clients.All)
            if (client.Output.OutputHeading is { } heading && text.IndexOf(heading, StringComparison.Ordinal) is >= 0 and < 300 and var at)
                text = text[(at + heading.Length)..];
        foreach (var client in Clients.All)
            if (client.Output.ExitHeader.Match(text) is { Success: true } header)
                return text.Remove(header.Index, header.Length);
        return text;
    }
}
