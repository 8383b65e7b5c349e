using System.CommandLine;
using TotalMemory.Intake;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Spool.Printing;
using TotalMemory.Spool.Reminders;
using TotalMemory.Team;

namespace TotalMemory.Cli.Commands;

/// <summary>Forgets a record by its number, or whatever matches a person's words.</summary>
internal static class ForgetCommand
{
    private const int MostCandidates = 10; // chosen: one screen
    private const int LongestLine = 120; // chosen: one line

    public static Command Create()
    {
        var what = new Argument<string[]>("what")
        {
            Description = "Number of the record, like 12 or #12, or words from it.",
            Arity = ArgumentArity.OneOrMore,
        };
        var project = Options.Project();
        var command = new ExampledCommand(
            "forget",
            "Delete a record for good; it is never learned again.",
            "totalmemory forget 12",
            "totalmemory forget deploying on Tuesdays"
        )
        {
            what,
            project,
        };
        command.SetAction(parsed => Run(string.Join(' ', parsed.GetValue(what)!).Trim(), parsed.GetValue(project)));
        return command;
    }

    private static int Run(string what, string? project)
    {
        var memory = Context.Open();
        if (TeamRule.IdOf(what) is { } team)
            return TeamRuleCommands.Forget(memory.Team, memory.Publishing, memory.Erasure, team);
        var answer = IsNumber(what)
            ? ByNumber(memory.Knowledge, what)
            : InWords(memory.PersonForgetting, what, Context.Project(memory.Projects, project));
        memory.Publishing.Review([Reminder.Everywhere], judgeAll: false);
        var isWiped = memory.Erasure.Finish();
        foreach (var record in answer.Forgotten)
            Output.Line($"Forgot #{record.Id}: {Output.Safe(record.Text)}");
        foreach (var record in answer.Forgotten.Where(r => r is { Status: RecordStatus.Superseded, SupersededBy: not null }))
            Output.Line($"#{record.SupersededBy}, which replaced it, stays. See it: [bold]totalmemory show {record.SupersededBy}[/]");
        if (answer.Others > 0)
            Output.Line($"Also removed from the quotes of {Counted.Format(answer.Others, "other record")}.");
        if (answer.Left.Count > 0)
        {
            var left = $"{Counted.Format(answer.Left.Count, "other record has", "other records have")} these words, too: ";
            Output.Line($"{left}{Ids(answer.Left)}. See each with [bold]totalmemory show NUMBER[/]");
        }
        if (!isWiped)
            Output.Line("The database is in use: its freed space is wiped tonight, or now with [bold]totalmemory reflect[/].");
        if (Directory.Exists(Context.Home.Backups) && Directory.EnumerateFiles(Context.Home.Backups, "*.db").Any())
            Output.Line("Older backups still hold it. Clean them: [bold]totalmemory backup clean[/]");
        return 0;
    }

    private static string Ids(IReadOnlyList<KnowledgeRecord> records) =>
        string.Join(", ", records.Take(MostCandidates).Select(r => $"#{r.Id}")) + (records.Count > MostCandidates ? ", …" : "");

    private static bool IsNumber(string what) => what.TrimStart('#') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);

    private static ForgetAnswer ByNumber(KnowledgeBase knowledge, string number) =>
        knowledge.Forget(Context.Id(number), "forgotten by a person") is { } gone
            ? new ForgetAnswer([gone.Record], [], gone.Others.Count)
            : throw new CommandException($"There is no record #{number.TrimStart('#')} to forget. 'totalmemory search' shows the numbers.");

    private static ForgetAnswer InWords(PersonForgetting forgetting, string words, ProjectIdentity project)
    {
        var answer = forgetting.Forget(words, project.Id);
        if (answer.Candidates.Count > 0)
        {
            foreach (var one in answer.Candidates.Take(MostCandidates))
                Output.Line($"  #{one.Id} {Output.Shorten(one.Text, LongestLine)}");
            var match = answer.Candidates.Count == 1 ? "1 record may match" : $"{answer.Candidates.Count} records match";
            throw new CommandException($"{match}, and nothing was forgotten. Say which by its number: totalmemory forget NUMBER");
        }
        return answer.Forgotten.Count > 0
            ? answer
            : throw new CommandException("Nothing you said, and no rule, contains all of these words. Try: totalmemory search WORDS");
    }
}
