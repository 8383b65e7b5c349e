using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;
using TotalMemory.Export;
using TotalMemory.Intake;
using TotalMemory.Knowledge;

namespace TotalMemory.Cli;

/// <summary>A search hit for programs.</summary>
internal sealed record JsonHit(long Id, string Type, string Kind, string Text, string Project, double Score, IReadOnlyList<Recall.Leg> Legs);

internal sealed record JsonStatus(string Home, int Schema, bool WorkerRunning, int? WorkerPid, int SpoolWaiting, int SpoolRejected, long DatabaseBytes, MemoryCounts Counts);

internal sealed record JsonCheck(string Name, bool Ok, string Found, string? Remedy);

internal sealed record JsonRule(long Id, string Kind, string Text, string Scope, string Project, string Status, string Source, int Importance, double Confidence, string Level, int Matched, int Obeyed, int Violated, int Overridden,
    IReadOnlyList<string>? Quotes, IReadOnlyList<JsonLedgerLine>? Sessions);

internal sealed record JsonLedgerLine(string Session, string Outcome, int Matched, string Quote, DateTimeOffset At);

[JsonSerializable(typeof(List<JsonHit>))]
[JsonSerializable(typeof(List<JsonRule>))]
[JsonSerializable(typeof(List<Reflection.ReflectionEntry>))]
[JsonSerializable(typeof(JsonStatus))]
[JsonSerializable(typeof(List<JsonCheck>))]
[JsonSerializable(typeof(IntakeReport))]
[JsonSerializable(typeof(ExportedRecord))]
internal sealed partial class OutputJson : JsonSerializerContext
{
    public static readonly OutputJson Plain = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

/// <summary>Writing for people (Spectre.Console: colours only on a terminal, honours NO_COLOR) and for programs (one line of JSON).</summary>
internal static class Output
{
    public static void Json<T>(T value, JsonTypeInfo<T> type) => Console.Out.WriteLine(JsonSerializer.Serialize(value, type));

    public static void Line(string markup) => AnsiConsole.MarkupLine(markup);

    public static string Safe(string text) => Markup.Escape(text);

    /// <summary>A number of bytes as people read it.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1e3:0.#} kB",
        < 1_000_000_000 => $"{bytes / 1e6:0.#} MB",
        _ => $"{bytes / 1e9:0.##} GB",
    };
}
