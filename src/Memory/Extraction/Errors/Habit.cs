using System.Text.RegularExpressions;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Extraction.Errors;

/// <summary>
/// A wrong command and the right one: <c>npm install</c> → <c>docker compose</c>. Mistakes with the same habit form one cluster, however
/// they were worded. Pure.
/// </summary>
/// <param name="Trigger">The shape of the wrong command.</param>
/// <param name="Right">The right command in full; empty if the wrong one should just not be run.</param>
internal sealed partial record Habit(CommandTrigger Trigger, string Right)
{
    /// <summary>Equal for mistakes with the same habit.</summary>
    public string Key => $"{Trigger.Program} {string.Join(' ', Trigger.With.Concat(Trigger.Without))}→{Trigger.Instead.Split(' ', 2)[0]}";

    /// <summary>From a person's message and the commands the agent had run before it; null if they show no habit.</summary>
    public static Habit? Find(string words, IReadOnlyList<string> ran)
    {
        var named = NamedCommands.Find(words);
        var rejected = named.FirstOrDefault(n => n.IsRejected)?.Segment;
        // The command is only named in a complaint: "npm on the host again".
        var right = named.LastOrDefault(n =>
            !n.IsRejected
            && n.Segment is not null
            && !(rejected is not null && CommandLine.VerbOf(n.Segment) == CommandLine.VerbOf(rejected) && Flags(n.Segment).Count == 0)
        );
        var done = ran.Reverse().SelectMany(CommandLine.Parse).Where(s => Programs.Known.Contains(s.Program)).ToList();
        if (right?.Segment is { } wanted)
        {
            var carried = CommandLine.InnerCommand(wanted);
            if (rejected is not null && CommandLine.VerbOf(rejected) != CommandLine.VerbOf(wanted))
                return Between(rejected, wanted, right.Text);
            if (carried is not null)
                return Between(
                    done.FirstOrDefault(d => d.Program == carried.Program || Programs.AreAlternatives(d.Program, carried.Program))
                        ?? carried,
                    wanted,
                    right.Text
                );
            if (done.FirstOrDefault(d => Programs.AreAlternatives(d.Program, wanted.Program)) is { } other)
                return Between(other, wanted, right.Text);
            if (Container().IsMatch(words) && done.FirstOrDefault(d => d.Program == wanted.Program) is { } bare)
                return new Habit(new CommandTrigger(Named(wanted, bare), [], [], "docker"), "");
            if (
                Flags(wanted) is { Count: > 0 } flags
                && (Directives().IsMatch(words) || done.Any(d => CommandLine.VerbOf(d) == CommandLine.VerbOf(wanted)))
            )
                return new Habit(new CommandTrigger(CommandLine.VerbOf(wanted), [], flags, ""), right.Text);
        }
        if (rejected is null)
            return null;
        if (Container().IsMatch(words))
            return new Habit(new CommandTrigger(CommandLine.VerbOf(rejected), [], [], "docker"), "");
        return new Habit(new CommandTrigger(CommandLine.VerbOf(rejected), Flags(rejected), [], ""), "");
    }

    /// <summary>From a failed command and its fix.</summary>
    public static Habit? Between(string failed, string succeeded)
    {
        var before = CommandLine.Parse(failed).Where(s => Programs.Known.Contains(s.Program)).ToList();
        var after = CommandLine.Parse(succeeded).Where(s => Programs.Known.Contains(s.Program)).ToList();
        foreach (var right in after)
        {
            var carried = CommandLine.InnerCommand(right);
            if (
                before.FirstOrDefault(b =>
                    carried is not null
                        ? b.Program == carried.Program || Programs.AreAlternatives(b.Program, carried.Program)
                        : Programs.AreAlternatives(b.Program, right.Program)
                )
                    is { } wrong
                && !before.Any(b => b.Program == right.Program)
            )
                return Between(wrong, right, succeeded);
        }
        return null;
    }

    private static Habit Between(CommandSegment wrong, CommandSegment right, string text) =>
        new(
            new CommandTrigger(
                CommandLine.VerbOf(wrong),
                [],
                [],
                right.Program == wrong.Program || CommandLine.InnerCommand(right) is not null ? CommandLine.VerbOf(right) : right.Program
            ),
            text
        );

    // Naming only the program means all its subcommands.
    private static string Named(CommandSegment said, CommandSegment done) =>
        said.Words.Count == 1 ? said.Program : CommandLine.VerbOf(done);

    private static List<string> Flags(CommandSegment segment) =>
        [.. segment.Words.Skip(1).Where(w => w.Length > 1 && w[0] == '-' && !w.All(c => c == '-'))];

    [Examples("run it in the container", "on the host, please", "test it locally", "в контейнере", "im Container", "容器里")]
    [CounterExamples("contain it", "a host of things")]
    [GeneratedRegex(
        @"\b(?:(?:in|inside) (?:the |a |our )?(?:\w+ )?(?:docker|container|compose)|(?:on"
            + @"|outside) (?:the )?(?:host|container)|locally)\b"
            + @"|(?<!\w)в контейнере" // Russian
            + @"|\bim container\b"
            + @"|容器", // Chinese
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Container();

    [Examples("always run it so", "from now on so", "it needs to wait")]
    [CounterExamples("run it so", "without it")]
    [GeneratedRegex(@"\b(?:always|must|every time|from now on|should|need(?:s)? to|with)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Directives();
}
