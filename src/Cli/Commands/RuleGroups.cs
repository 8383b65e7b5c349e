using TotalMemory.Knowledge;
using TotalMemory.Rules;

namespace TotalMemory.Cli.Commands;

/// <summary>Where <c>totalmemory rules</c> lists something, in this order.</summary>
internal enum RuleGroup
{
    Rule,
    Insight,

    /// <summary>Written by an agent, and confirmed by no person.</summary>
    Note,

    /// <summary>Made of old sessions, and confirmed by nobody.</summary>
    Waiting,
    Suspended,
}

/// <summary>Tells rules from what is none yet, or never will be by itself. Pure.</summary>
internal static class RuleGroups
{
    public static RuleGroup Classify(Rule r) =>
        r.Record.Status == RecordStatus.Suspended ? RuleGroup.Suspended
        : r.Waits is not null ? RuleGroup.Waiting
        : r.Source == RuleSource.Noted && r.Decision is null or { ByAgent: true } ? RuleGroup.Note
        : r.IsProven ? RuleGroup.Rule
        : RuleGroup.Insight;

    public static string Heading(RuleGroup group) =>
        group switch
        {
            RuleGroup.Rule => "[bold green]Rules[/]",
            RuleGroup.Insight => "[bold yellow]Insights[/] (not rules yet: they must be kept first)",
            RuleGroup.Note => "[bold yellow]Agents' notes[/] (an agent wrote them; they never become rules by themselves)",
            RuleGroup.Waiting =>
                "[bold yellow]Waiting for your word[/] (from old sessions, not shown to agents; decide with 'totalmemory rules review')",
            _ => "[bold red]Suspended[/] (not shown to agents)",
        };
}
