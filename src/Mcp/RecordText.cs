using System.Text;
using TotalMemory.Knowledge;
using TotalMemory.Language;

namespace TotalMemory.Mcp;

/// <summary>Records as an agent reads them.</summary>
internal static class RecordText
{
    public static string Line(KnowledgeRecord r, bool brief = false, int most = int.MaxValue)
    {
        var text = Sentences.Cut(Sentences.OneLine(r.Text), most);
        if (brief)
            return $"#{r.Id} [{r.Label}] {Sentences.Cut(text, 80)}";
        var fix = r.Fix is { } worked ? $" → worked: {Sentences.OneLine(worked)}" : "";
        return $"#{r.Id} [{r.Label}, {r.Confirmed:yyyy-MM-dd}{(r.Scope == Scope.Global ? ", everywhere" : "")}] {text}{fix}";
    }

    public static string Full(RecordWithEvidence found)
    {
        var r = found.Record;
        var text = new StringBuilder(Line(r));
        if (r.Context.Length > 0)
            text.Append("\n  context: ").Append(Sentences.OneLine(r.Context));
        text.Append($"\n  importance {r.Importance}, confidence {r.Confidence:0.00}, status {Word(r.Status)}, said by {Word(r.Origin)}");
        foreach (var e in found.Evidence.Take(6))
            text.Append(
                $"\n  {(e.Role == EvidenceRole.Fix ? "fix" : "from")} {e.At:yyyy-MM-dd} {Word(e.Origin)}, "
                    + $"{Place(e)}: \"{Sentences.Cut(Sentences.OneLine(e.Quote), 300)}\""
            );
        return text.ToString();
    }

    // A record saved outside a session has no line.
    private static string Place(Evidence e) => e.Session.Length > 0 ? $"session {e.Session}, line {e.Line}" : "saved";

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
