using System.Text;

namespace TotalMemory.Delivery;

/// <summary>Lines under one heading.</summary>
/// <param name="Mark">Percentage of the whole budget that may be used up after this section.</param>
internal sealed record BudgetedSection(string Title, IEnumerable<BudgetedLine> Lines, int Mark);

/// <param name="Record">The id of the line's record; null for a line without one.</param>
internal sealed record BudgetedLine(long? Record, string Text);

/// <summary>Sections of lines that share a budget: what one leaves, the next may use. Each record is shown once.</summary>
internal sealed class BudgetedText
{
    private const int LettersInToken = 4; // published: the usual estimate for English

    private readonly StringBuilder text = new();
    private readonly List<long> records = [];
    private readonly HashSet<long> shown = [];
    private readonly Func<string, int> size;
    private readonly int budget;
    private readonly int unit;
    private readonly string start;
    private int used;

    private BudgetedText(int budget, int unit, Func<string, int> size, string start) =>
        (this.budget, this.unit, this.size, this.start) = (budget, unit, size, start);

    /// <summary>A text that follows other text, with a budget in bytes of UTF-8.</summary>
    public static BudgetedText InBytes(int bytes) => new(bytes, 1, Encoding.UTF8.GetByteCount, start: "\n");

    /// <summary>A text on its own, with a budget in tokens as <see cref="Language.Tokens"/> estimates them.</summary>
    public static BudgetedText InTokens(int tokens) => new(tokens, LettersInToken, t => t.Length, start: "");

    /// <summary>The ids of the records shown, in the order in which they were added.</summary>
    public IReadOnlyList<long> Records => records;

    /// <summary>The number of lines without a record.</summary>
    public int Others { get; private set; }

    public bool IsEmpty => text.Length == 0;

    public bool Shows(long record) => shown.Contains(record);

    /// <summary>Adds the lines that fit below the mark; one that does not fit is skipped, a shorter one after it may fit.</summary>
    public void Add(BudgetedSection section)
    {
        var isOpen = false;
        foreach (var (record, line) in section.Lines)
        {
            if (record is { } known && shown.Contains(known))
                continue;
            var heading = isOpen ? "" : Heading(section);
            var added = $"{heading}{line}\n";
            var total = used + size(added);
            if (!Fits(total, section.Mark))
                continue;
            text.Append(added);
            used = total;
            isOpen = true;
            if (record is not { } id)
                Others++;
            else if (shown.Add(id))
                records.Add(id);
        }
    }

    public override string ToString() => text.ToString();

    private string Heading(BudgetedSection section) => $"{(IsEmpty ? start : "\n")}## {section.Title}\n";

    private bool Fits(int total, int mark) => (total + unit - 1) / unit <= budget * mark / 100.0;
}
