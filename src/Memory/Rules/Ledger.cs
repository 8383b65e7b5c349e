namespace TotalMemory.Rules;

/// <summary>A rule's outcomes in the sessions in which it applied.</summary>
public sealed record Ledger(int Matched, int Obeyed, int Violated, int Overridden)
{
    /// <summary>Sessions that obeyed or violated the rule.</summary>
    public int Judged => Obeyed + Violated;
}
