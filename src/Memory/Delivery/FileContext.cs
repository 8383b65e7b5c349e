using TotalMemory.Knowledge;
using TotalMemory.Recall;
using TotalMemory.Rules;
using TotalMemory.Spool.Commands;
using TotalMemory.Storage;

namespace TotalMemory.Delivery;

/// <summary>Finds what went wrong with a file before, and what else is remembered about it.</summary>
public sealed class FileContext(Database database)
{
    private const int Most = 500; // chosen: more records about one file are not read

    public FileStory Tell(string path, string project, int limit)
    {
        var name = FileName.Last(path.TrimEnd('/', '\\'));
        var phrase = string.Join(' ', QueryTerms.Split(name));
        if (phrase.Length == 0)
            return new FileStory(path, 0, [], [], []);
        using var c = database.Open();
        var waiting = c.Rules.Waiting();
        var query = new RecallQuery { Text = name, Project = project };
        var about = c
            .Recall.Load(c.Recall.Match([phrase], query, Most)[0].Select(m => m.Record), query)
            .Where(r => Names(r, path, name) && !waiting.Contains(r.Id))
            .ToList();
        var warnings = about
            .Where(r => r.Type is RecordType.Error or RecordType.Correction)
            .OrderByDescending(Severity)
            .ThenByDescending(r => r.Confirmed)
            .ThenBy(r => r.Id)
            .ToList();
        return new FileStory(
            path,
            1 - Math.Exp(-warnings.Sum(Severity) / 3),
            [.. warnings.Take(limit)],
            [
                .. about
                    .Where(r => r.Type is RecordType.Fact or RecordType.Rule or RecordType.Note)
                    .OrderByDescending(r => r.Type == RecordType.Rule)
                    .ThenByDescending(r => r.Importance)
                    .ThenByDescending(r => r.Confirmed)
                    .ThenBy(r => r.Id)
                    .Take(limit),
            ],
            [.. about.Where(r => r.Type == RecordType.Episode).OrderByDescending(r => r.Confirmed).ThenBy(r => r.Id).Take(limit)]
        );
    }

    // Two files may share a name: where a record gives a path, it must be this one.
    private static bool Names(KnowledgeRecord r, string path, string name)
    {
        foreach (var text in (ReadOnlySpan<string?>)[r.Text, r.Context, r.Signature, r.Fix, r.Norm, .. r.ActionsBefore.Files])
            for (
                var at = text?.IndexOf(name, StringComparison.OrdinalIgnoreCase) ?? -1;
                at >= 0;
                at = text!.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase)
            )
                if (IsWhole(text!, at, name.Length) && SameFolder(text!, at, path, name))
                    return true;
        return false;
    }

    private static bool IsWhole(string text, int at, int length) =>
        (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '-' or '.'))
        && (at + length == text.Length || !(char.IsLetterOrDigit(text[at + length]) || text[at + length] is '_' or '-'));

    private static bool SameFolder(string text, int at, string path, string name)
    {
        var start = at;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('"' or '\'' or '`' or '(' or ',' or ':'))
            start--;
        var given = text[start..(at + name.Length)].Replace('\\', '/').TrimStart('.', '/');
        var asked = path.Replace('\\', '/');
        return given.Equals(name, StringComparison.OrdinalIgnoreCase)
            || asked.EndsWith(given, StringComparison.OrdinalIgnoreCase)
            || given.EndsWith(asked.TrimStart('.', '/'), StringComparison.OrdinalIgnoreCase);
    }

    private static double Severity(KnowledgeRecord r) =>
        r.Importance / 5.0
        + r switch
        {
            { Type: RecordType.Error, Fix: null } => 0.35,
            { Type: RecordType.Error } => 0.2,
            _ => 0,
        };
}
