using System.Text.Json;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Storage;

namespace TotalMemory.Transfer;

/// <summary>Reads what <c>totalmemory export</c> wrote.</summary>
public static class JsonLinesReader
{
    public const string Source = "jsonl";

    /// <summary>Throws <see cref="MemoryStoreException"/> when nothing in the file can be read.</summary>
    public static ForeignMemory Read(string path)
    {
        if (!File.Exists(path))
            throw new MemoryStoreException($"{path} does not exist. Give the path of a file that 'totalmemory export' wrote.");
        var items = new List<ForeignItem>();
        var unreadable = 0;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Trim().Length == 0)
                continue;
            try
            {
                if (
                    JsonSerializer.Deserialize(line, ExportJson.Plain.ExportedRecord) is { } record
                    && Item(record, path, number) is { } item
                )
                    items.Add(item);
                else
                    unreadable++;
            }
            catch (JsonException)
            {
                unreadable++;
            }
        }
        if (items.Count == 0)
            throw new MemoryStoreException($"No line of {path} is a record that 'totalmemory export' wrote. Nothing was imported.");
        return new ForeignMemory(Source, items, [], [], unreadable);
    }

    private static ForeignItem? Item(ExportedRecord r, string path, int line)
    {
        // A file may hold null where a value is due.
        if (
            !Enum.TryParse<RecordType>(r.Type, true, out var type)
            || string.IsNullOrWhiteSpace(r.Text)
            || r is not { Project: not null, Kind: not null, Evidence: not null }
            || r.Evidence.Concat(r.Fix?.Evidence ?? []).Any(e => e is not { Session: not null, File: not null, Quote: not null })
        )
            return null;
        var origin = Enum.TryParse<Origin>(r.Origin, true, out var said) ? said : Origin.External;
        var evidence = r
            .Evidence.Select(e => Of(e, EvidenceRole.Source, r.Created))
            .Concat(
                r.Fix?.Evidence.Select(e =>
                    Of(e, EvidenceRole.Fix, r.Confirmed) with
                    {
                        Answers = r.Evidence is [var first, ..] ? first.Line : 1,
                    }
                )
                    ?? []
            )
            .ToList();
        if (evidence.Count == 0)
            evidence.Add(new Evidence(EvidenceRole.Source, "", path, line, origin, r.Text, r.Created));
        return new ForeignItem
        {
            Item = "", // The words themselves say whether it is known: numbers of another memory mean nothing here.
            Project = r.Project,
            Status = Enum.TryParse<RecordStatus>(r.Status, true, out var status) ? status : RecordStatus.Active,
            Steps = type == RecordType.Skill ? [Skills.Skill.NameIn(r.Text), .. r.Steps ?? []] : [],
            AntiPatterns = r.AntiPatterns ?? [],
            Draft = new Draft
            {
                Type = type,
                Kind = r.Kind,
                Text = r.Text,
                Context = r.Context ?? "",
                Tags = r.Tags ?? [],
                Scope = Enum.TryParse<Scope>(r.Scope, true, out var scope) ? scope : Scope.Project,
                Branch = r.Branch,
                Importance = Math.Clamp(r.Importance, 1, 5),
                Confidence = Math.Clamp(r.Confidence, 0, 1),
                Origin = origin,
                Tool = r.Tool,
                Signature = r.Signature,
                Rule = r.Fix?.Text is { Length: > 0 } fix ? fix : r.Rule,
                Identity = r.Identity ?? (type is RecordType.Fact or RecordType.Rule ? null : Normalized.Identity($"{r.Type}|{r.Text}")),
                Evidence = evidence,
            },
        };
    }

    private static Evidence Of(ExportedEvidence e, EvidenceRole role, DateTimeOffset otherwise) =>
        new(
            role,
            e.Session,
            e.File,
            e.Line,
            Enum.TryParse<Origin>(e.Origin, true, out var origin) ? origin : Origin.External,
            e.Quote,
            e.At ?? otherwise
        );
}
