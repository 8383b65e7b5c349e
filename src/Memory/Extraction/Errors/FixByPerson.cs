using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Errors;

/// <summary>The command that a person named after a call had failed.</summary>
/// <param name="Command">As the person wrote it.</param>
/// <param name="Turn">The message.</param>
internal sealed partial record FixByPerson(string Command, Turn Turn)
{
    /// <summary>Maximum number of calls between the failure and the message (chosen).</summary>
    private const int Soon = 6;

    /// <summary>A longer command is a script (chosen).</summary>
    private const int LongestCommand = 200;

    /// <summary>Null if the person's next message names no command, or comes too late.</summary>
    /// <param name="failed">Index of the failed call among the conversation's.</param>
    public static FixByPerson? Find(Conversation conversation, int failed)
    {
        var call = conversation.Calls[failed];
        if (!call.IsShell || conversation.Messages.FirstOrDefault(m => m.Position > call.Position) is not { } message)
            return null;
        var between = conversation.Calls.Skip(failed + 1).TakeWhile(c => c.Position < message.Position).ToList();
        if (between.Count > Soon)
            return null;
        var named = NamedCommands.Find(message.OwnWords);
        if (named.LastOrDefault(n => !n.IsRejected && n.Segment is not null) is not { } right || !IsAbout(call, right, named, message))
            return null;
        if (right.Text.Contains(' ', StringComparison.Ordinal))
            return new FixByPerson(right.Text, message.Turn);
        // "Use pnpm instead": the command that was then run with it and succeeded.
        return
            conversation.Calls.Skip(failed + 1).Where(c => c.Position > message.Position).Take(Soon).FirstOrDefault(c => Ran(c, right))
                is { } ran
            ? new FixByPerson(ran.Request.Text.Trim(), message.Turn)
            : null;
    }

    // It runs the failed program, or the message rejects what failed, or says what to use instead directly after the failure.
    private static bool IsAbout(Call failed, NamedCommand right, IReadOnlyList<NamedCommand> named, HumanMessage message)
    {
        var ran = CommandLine.Parse(failed.Request.Text).Select(s => s.Program).ToHashSet(StringComparer.Ordinal);
        if (failed.Request.Text.Trim() == right.Text)
            return false;
        return ran.Any(program => right.Text.Split(' ').Contains(program))
            || named.Any(n => n.IsRejected && n.Segment is { } wrong && ran.Contains(wrong.Program))
            || (ran.Count > 0 && Instead().IsMatch(message.OwnWords) && !named.Any(n => n.IsRejected));
    }

    private static bool Ran(Call call, NamedCommand program) =>
        call.IsShell
        && call.Succeeded
        && CommandLine.Parse(call.Request.Text).Any(s => s.Program == program.Text)
        && call.Request.Text.Length <= LongestCommand
        && !call.Request.Text.Contains('\n', StringComparison.Ordinal);

    // "Instead" may stand alone: what is rejected has just failed.
    [Examples(
        "use make instead",
        "nimm stattdessen make",
        "plutôt make",
        "make à la place",
        "usa make en su lugar",
        "make en vez de eso",
        "use make em vez disso",
        "usa invece make",
        "make вместо этого",
        "代わりにmake",
        "改用make",
        "make 대신"
    )]
    [CounterExamples("make instead of cmake", "use make")]
    [GeneratedRegex(
        @"\binstead\b(?! of\b)"
            + @"|\bstattdessen\b"
            + @"|\bplut[oô]t\b" // French
            + @"|\bà la place\b"
            + @"|\ben su lugar\b"
            + @"|\ben vez de eso\b"
            + @"|\bem vez disso\b"
            + @"|\binvece\b"
            + @"|(?<!\w)вместо этого(?!\w)" // Russian
            + @"|代わりに" // Japanese
            + @"|(?:改用|而是)" // Chinese
            + @"|대신", // Korean
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Instead();
}
