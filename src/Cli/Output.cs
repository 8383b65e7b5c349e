using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;
using TotalMemory.Intake;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool.Printing;
using TotalMemory.Transfer;

namespace TotalMemory.Cli;

/// <summary>A search hit in JSON. A team rule has a name (T3) and an author instead of an id.</summary>
internal sealed record JsonHit(
    long? Id,
    string Type,
    string Kind,
    string Text,
    string Project,
    double? Score,
    IReadOnlyList<Recall.SearchSignal>? Signals,
    string? Name = null,
    string? Author = null
);

internal sealed record JsonStatus(
    string Home,
    int Schema,
    bool WorkerRunning,
    int? WorkerPid,
    int SpoolWaiting,
    int SpoolRejected,
    long DatabaseBytes,
    MemoryCounts Counts,
    IReadOnlyList<string> OffRecord,
    string? Hub,
    int Unlearned
);

/// <summary>The result of a command that has no JSON of its own.</summary>
internal sealed record JsonDone(bool Ok, string? Text, string? Error);

internal sealed record JsonRecord(
    long Id,
    string Type,
    string Kind,
    string Text,
    string Project,
    string? Fix,
    DateTimeOffset Confirmed,
    int? Times,
    int? Sessions
);

internal sealed record JsonTurn(string Session, string Client, string Project, string Who, DateTimeOffset At, string Text);

internal sealed record JsonSkill(
    long Id,
    string Name,
    string Stage,
    int Uses,
    double SuccessRate,
    DateTimeOffset? LastPractised,
    string Trajectory,
    IReadOnlyList<string> Steps,
    IReadOnlyList<string> AntiPatterns
);

internal sealed record JsonSession(
    string Id,
    int Number,
    string Client,
    string Project,
    DateTimeOffset Started,
    DateTimeOffset Ended,
    string? Outcome,
    string? Episode,
    IReadOnlyList<JsonRecord> Learned
);

internal sealed record JsonStory(long Id, IReadOnlyList<string> Lines, IReadOnlyList<JsonDelivery> Shown);

internal sealed record JsonDelivery(string Session, string Way, DateTimeOffset At, string? Outcome);

internal sealed record JsonCheck(string Name, bool Ok, string Found, string? Remedy);

/// <summary>A rule in JSON. A team rule has a name (T3) and an author instead of an id and a track record.</summary>
internal sealed record JsonRule(
    long? Id,
    string Kind,
    string Text,
    string Scope,
    string Project,
    string Status,
    string Source,
    int? Importance,
    double? Confidence,
    string? Level,
    int? Matched,
    int? Obeyed,
    int? Violated,
    int? Overridden,
    IReadOnlyList<string>? Quotes,
    IReadOnlyList<JsonLedgerLine>? Sessions,
    bool Waits,
    string? Name = null,
    string? Author = null
);

/// <param name="Standing">shared, changed (not shared until the person confirms the new text), or proposed.</param>
internal sealed record JsonShare(long Id, string? Text, string Where, string Standing);

internal sealed record JsonLedgerLine(string Session, string Outcome, int Matched, string Quote, DateTimeOffset At);

[JsonSerializable(typeof(List<JsonHit>))]
[JsonSerializable(typeof(List<JsonRule>))]
[JsonSerializable(typeof(List<JsonShare>))]
[JsonSerializable(typeof(List<Reflection.ReflectionEntry>))]
[JsonSerializable(typeof(JsonDone))]
[JsonSerializable(typeof(List<JsonRecord>))]
[JsonSerializable(typeof(List<JsonSkill>))]
[JsonSerializable(typeof(List<JsonTurn>))]
[JsonSerializable(typeof(List<JsonSession>))]
[JsonSerializable(typeof(JsonStory))]
[JsonSerializable(typeof(History.MemoryStatistics))]
[JsonSerializable(typeof(ForeignReport))]
[JsonSerializable(typeof(List<Projects.ProjectLine>))]
[JsonSerializable(typeof(List<Projects.ProjectChange>))]
[JsonSerializable(typeof(JsonStatus))]
[JsonSerializable(typeof(List<JsonCheck>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IntakeReport))]
[JsonSerializable(typeof(ExportedRecord))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    public static readonly OutputJson Plain = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );
}

/// <summary>
/// Writing for people (Spectre.Console: colours only on a terminal, honours NO_COLOR) and for programs (one line of JSON).
/// </summary>
internal static class Output
{
    private static readonly StringBuilder said = new();
    private static bool wrote;
    private static string? failed;

    /// <summary>JSON output: text for people is collected for <see cref="Finish"/>.</summary>
    public static bool IsJson { get; set; }

    public static void Json<T>(T value, JsonTypeInfo<T> type)
    {
        wrote = true;
        Console.Out.WriteLine(SafeJson.Clean(JsonSerializer.SerializeToElement(value, type)));
    }

    public static void Line(string markup)
    {
        if (IsJson)
            said.AppendLine(Markup.Remove(SafeText.Clean(markup)));
        else
            AnsiConsole.MarkupLine(SafeText.Clean(markup));
    }

    /// <summary>Reports an error in one part; the rest continues.</summary>
    public static void Error(string message)
    {
        failed ??= message;
        Console.Error.WriteLine(SafeText.Clean("totalmemory: " + message));
    }

    /// <summary>Prints text without interpreting markup.</summary>
    public static void Text(string text)
    {
        if (IsJson)
            said.Append(SafeText.Fenced(text));
        else
            Console.Out.Write(SafeText.Fenced(text));
    }

    /// <summary>Prints the result and the collected text of a command that has no JSON of its own.</summary>
    public static void Finish(int code, string? error = null)
    {
        if (IsJson && !wrote)
            Json(new JsonDone(code == 0, said.Length > 0 ? said.ToString().TrimEnd() : null, error ?? failed), OutputJson.Plain.JsonDone);
    }

    /// <summary>A number and its noun: "1 rule", "2 rules", "1,200 memories".</summary>
    public static string Count(long number, string one, string? many = null) => Counted.Format(number, one, many);

    /// <summary>Text as part of markup. Made safe first: a bracket disarmed after it was escaped would leave half of the escape.</summary>
    public static string Safe(string text) => Markup.Escape(SafeText.Clean(text));

    /// <summary>A text in one line of at most so many characters.</summary>
    public static string Shorten(string text, int most) => Safe(Sentences.Cut(Sentences.OneLine(text), most));

    /// <summary>A further detail after a dot; empty if there is none.</summary>
    public static string Detail(string? detail) => detail is null ? "" : " · " + Safe(detail);

    /// <summary>A number of bytes as people read it.</summary>
    public static string Bytes(long bytes) =>
        bytes switch
        {
            < 1_000 => $"{bytes} B",
            < 1_000_000 => $"{bytes / 1e3:0.#} kB",
            < 1_000_000_000 => $"{bytes / 1e6:0.#} MB",
            _ => $"{bytes / 1e9:0.##} GB",
        };
}
