using System.Text;

namespace TotalMemory.Delivery;

/// <summary>Lines under one heading.</summary>
/// <param name="Mark">Per cent of the budget that may be used up after them.</param>
internal sealed record BudgetedSection(string Title, IEnumerable<BudgetedLine> Lines, int Mark);

/// <param name="Record">Null for a line that is of no record.</param>
internal sealed record BudgetedLine(long? Record, string Text);

/// <summary>Sections of lines that share a budget: what one leaves, the next may use. No record stands in it twice.</summary>
internal sealed class BudgetedText
{
    private const int LettersInToken = 4;

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

    /// <summary>Stands behind other text, in so many bytes of UTF-8.</summary>
    public static BudgetedText InBytes(int bytes) => new(bytes, 1, Encoding.UTF8.GetByteCount, start: "\n");

    /// <summary>Stands alone, in so many tokens as <see cref="Language.Tokens"/> estimates them.</summary>
    public static BudgetedText InTokens(int tokens) => new(tokens, LettersInToken, t => t.Length, start: "");

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<long> Records => records;

    /// <summary>Lines that are of no record.</summary>
    public int Others { get; private set; }

    public bool IsEmpty => text.Length == 0;

    public bool Shows(long record) => shown.Contains(record);

    /// <summary>Adds lines while the whole stays below the mark; one that does not fit makes room for a shorter one.</summary>
    public void Add(BudgetedSection section)
    {
        var isOpen = false;
        foreach (var (record, line) in section.Lines)
        {
            if (record is { } known && shown.Contains(known))
                continue;
            var heading = isOpen ? "" : $"{(IsEmpty ? start : "\n")}## {section.Title}\n";
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

    private bool Fits(int total, int mark) => (total + unit - 1) / unit <= budget * mark / 100.0;
}
