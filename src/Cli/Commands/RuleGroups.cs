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

    /// <summary>Suggested, and not confirmed yet.</summary>
    Waiting,
    Suspended,
}

/// <summary>Groups rules, insights and agents' notes for the list. Pure.</summary>
internal static class RuleGroups
{
    public static RuleGroup Classify(Rule r) =>
        r switch
        {
            { Record.Status: RecordStatus.Suspended } => RuleGroup.Suspended,
            { WaitingSince: not null } => RuleGroup.Waiting,
            { Source: RuleSource.Noted, Decision: null or { ByAgent: true } } => RuleGroup.Note,
            { IsProven: true } => RuleGroup.Rule,
            _ => RuleGroup.Insight,
        };

    public static string Heading(RuleGroup group) =>
        group switch
        {
            RuleGroup.Rule => "[bold green]Rules[/]",
            RuleGroup.Insight => "[bold yellow]Insights[/] (not rules yet: agents must follow them first)",
            RuleGroup.Note => "[bold yellow]Agents' notes[/] (written by an agent; they never become rules by themselves)",
            RuleGroup.Waiting =>
                "[bold yellow]Waiting for your decision[/] (told to agents once you confirm it, or say it again: totalmemory rules review)",
            _ => "[bold red]Suspended[/] (not shown to agents)",
        };
}
