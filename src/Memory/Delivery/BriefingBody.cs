using System.Text;

namespace TotalMemory.Delivery;

/// <summary>Lines under one heading.</summary>
/// <param name="Mark">Per cent of the briefing's room that may be full after them.</param>
internal sealed record BriefingSection(string Title, IEnumerable<BriefingLine> Lines, int Mark);

/// <param name="Record">Null for a line of the team.</param>
internal sealed record BriefingLine(long? Record, string Text);

/// <summary>The sections of a briefing as far as they fit. No record stands in it twice.</summary>
/// <param name="room">Bytes.</param>
internal sealed class BriefingBody(int room)
{
    private readonly StringBuilder text = new();
    private readonly HashSet<long> shown = [];
    private int used;

    public IReadOnlySet<long> Shown => shown;

    /// <summary>How many lines are the team's.</summary>
    public int OfTeam { get; private set; }

    public bool IsEmpty => text.Length == 0;

    /// <summary>Adds lines while the whole stays below the mark; one that does not fit makes room for a shorter one.</summary>
    public void Add(BriefingSection section)
    {
        var heading = $"\n## {section.Title}\n";
        foreach (var (record, line) in section.Lines)
        {
            if (record is { } known && shown.Contains(known))
                continue;
            var cost = Encoding.UTF8.GetByteCount(line) + 1 + heading.Length;
            if (used + cost > room * section.Mark / 100)
                continue;
            text.Append(heading).Append(line).Append('\n');
            used += cost;
            heading = "";
            if (record is { } id)
                shown.Add(id);
            else
                OfTeam++;
        }
    }

    public override string ToString() => text.ToString();
}
