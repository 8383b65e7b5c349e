using System.Text.Json;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool;
using TotalMemory.Spool.Files;
using TotalMemory.Spool.Records;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>Reads the output of <c>totalmemory export</c>. Other lines are skipped, with the reason.</summary>
public static class JsonLinesReader
{
    public const string Source = "jsonl";

    private const int MostReasons = 20; // chosen: one screen

    /// <summary>Bytes of a value that a reason repeats (chosen).</summary>
    private const int LongestNamed = 60;

    /// <summary>Throws <see cref="MemoryStoreException"/> if nothing in the file can be read.</summary>
    public static ForeignMemory Read(string path)
    {
        if (FileStatus.Read(path) is null)
            throw new MemoryStoreException($"{path} does not exist. Give the path of a file that 'totalmemory export' wrote.");
        var items = new List<ForeignItem>();
        var faults = new List<string>();
        var number = 0;
        try
        {
            using var lines = new RecordLines(OutsideFile.Open(path), 0);
            while (lines.TryRead(out var line))
                Take(line);
            if (lines.TryLookAtTail(out var tail))
                Take(tail);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MemoryStoreException($"{path} cannot be read: {e.Message} Nothing was imported.", e);
        }
        if (items.Count == 0)
            throw new MemoryStoreException(
                $"No line of {path} is a record that 'totalmemory export' wrote{(faults.Count > 0 ? $" ({faults[0]})" : "")}. "
                    + "Nothing was imported."
            );
        return new ForeignMemory(Source, items, [], [], faults.Count) { Reasons = [.. faults.Take(MostReasons)] };

        void Take(ReadOnlyMemory<byte> line)
        {
            number++;
            if (number == 1 && line.Span.StartsWith("\uFEFF"u8))
                line = line[3..];
            if (line.Trim(" \t\r"u8.ToArray()).IsEmpty)
                return;
            if (Parse(line, out var record) is not { } fault)
                items.Add(Item(record!, path, number));
            else if (!IsTeams(line))
                faults.Add($"line {number}: {fault}");
        }
    }

    // What is wrong with a line; null if it is a record.
    private static string? Parse(ReadOnlyMemory<byte> line, out ExportedRecord? record)
    {
        record = null;
        try
        {
            record = LenientJson.Deserialize(line.Span, ExportJson.Plain.ExportedRecord);
            return record is null ? "it is empty" : Fault(record);
        }
        catch (JsonException e)
        {
            return e.Path is ['$', '.', .. { Length: > 0 } where]
                ? $"{where} is of another type than an export writes"
                : "it is no record of an export";
        }
    }

    // Team rules are only accepted from the hub.
    private static bool IsTeams(ReadOnlyMemory<byte> line)
    {
        using var parsed = LenientJson.ParseStrictly(MendedJson.Mend(line.Span));
        return parsed?.RootElement is { ValueKind: JsonValueKind.Object } record
            && record.TryGetProperty("type", out var type)
            && LenientJson.Text(type) == ExportedTeamRule.TypeName;
    }

    // A file may contain null for a required value.
    private static string? Fault(ExportedRecord r) =>
        r switch
        {
            _ when !EnumWord.TryRead<RecordType>(r.Type, out _) => $"type '{Utf8Text.Cap(r.Type ?? "", LongestNamed)}' is unknown",
            _ when string.IsNullOrWhiteSpace(r.Text) => "text is empty",
            { Project: null } => "project is missing",
            { Kind: null } => "kind is missing",
            _ when !AreWhole(r.Evidence) => "evidence is not whole",
            { Fix: { } fix } when fix.Text is null || !AreWhole(fix.Evidence) => "fix is not whole",
            _ when HoldsNull(r.Tags) => "tags holds null",
            _ when HoldsNull(r.Steps) => "steps holds null",
            _ when HoldsNull(r.AntiPatterns) => "antiPatterns holds null",
            _ => null,
        };

    private static bool AreWhole(IReadOnlyList<ExportedEvidence>? evidence) => evidence is not null && evidence.All(IsWhole);

    private static bool IsWhole(ExportedEvidence e) => e is { Session: not null, File: not null, Quote: not null };

    private static bool HoldsNull(IReadOnlyList<string>? texts) => texts is not null && texts.Any(t => t is null);

    private static string? FixOf(ExportedRecord error) => error.Fix?.Text is { Length: > 0 } fix ? fix : error.Rule;

    private static T Word<T>(string? text, T otherwise)
        where T : struct, Enum => EnumWord.TryRead<T>(text, out var word) ? word : otherwise;

    private static ForeignItem Item(ExportedRecord r, string path, int line)
    {
        var type = Word(r.Type, RecordType.Fact);
        var origin = Word(r.Origin, Origin.External);
        return new ForeignItem
        {
            Item = "", // The text itself shows whether it is known: ids of another memory have no meaning here.
            Project = r.Project,
            Status = Word(r.Status, RecordStatus.Active),
            Steps = type == RecordType.Skill ? [Skills.Skill.NameIn(r.Text), .. r.Steps ?? []] : [],
            AntiPatterns = r.AntiPatterns ?? [],
            Draft = new Draft
            {
                Type = type,
                Kind = r.Kind,
                Text = r.Text,
                StatementLength = r.StatementLength is > 0 and var length && length < r.Text.Length ? length : null,
                Context = r.Context ?? "",
                Tags = r.Tags ?? [],
                Scope = Word(r.Scope, Scope.Project),
                Branch = r.Branch,
                Importance = Math.Clamp(r.Importance, 1, 5),
                Confidence = Math.Clamp(r.Confidence, 0, 1),
                Origin = origin,
                Tool = r.Tool,
                Signature = type == RecordType.Error ? r.Signature : null,
                Fix = type == RecordType.Error ? FixOf(r) : null,
                Norm = type == RecordType.Error ? null : r.Rule,
                ActionsBefore = type == RecordType.Error ? AgentActions.None : AgentActions.Read(r.Signature),
                Identity = r.Identity ?? (type is RecordType.Fact or RecordType.Rule ? null : Normalized.Identity($"{r.Type}|{r.Text}")),
                Evidence = EvidenceOf(r, path, line, origin),
            },
        };
    }

    private static List<Evidence> EvidenceOf(ExportedRecord r, string path, int line, Origin origin)
    {
        var answers = r.Evidence is [var first, ..] ? first.Line : 1;
        List<Evidence> evidence =
        [
            .. r.Evidence.Select(e => Convert(e, EvidenceRole.Source, r.Created)),
            .. (r.Fix?.Evidence ?? []).Select(e => Convert(e, EvidenceRole.Fix, r.Confirmed) with { Answers = answers }),
        ];
        if (evidence.Count == 0)
            evidence.Add(new Evidence(EvidenceRole.Source, "", path, line, origin, r.Text, r.Created));
        return evidence;
    }

    private static Evidence Convert(ExportedEvidence e, EvidenceRole role, DateTimeOffset otherwise) =>
        new(role, e.Session, e.File, e.Line, Word(e.Origin, Origin.External), e.Quote, e.At ?? otherwise);
}
