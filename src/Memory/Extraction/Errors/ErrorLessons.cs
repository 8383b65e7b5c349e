using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Facts;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Errors;

/// <summary>
/// The few errors of a session worth learning from: about the environment or a tool's usage, or repeated, and solved by a small change.
/// A guessed path, a failed edit or a failing test is not.
/// </summary>
internal static partial class ErrorLessons
{
    private const double LeastWorth = 1.3;

    public static IReadOnlyList<Draft> Find(
        Conversation conversation,
        ConversationReading reading,
        IReadOnlyList<ErrorOccurrence> errors
    ) =>
        [
            .. errors
                .GroupBy(e => e.Signature)
                .Select(g => (Worth: Worth([.. g]), Errors: g.ToList()))
                .Where(g => g.Worth >= LeastWorth)
                .OrderByDescending(g => g.Worth)
                .Select(g => WithJudgement(ToDraft(conversation, g.Errors), reading, g.Errors)),
        ];

    private static Draft WithJudgement(Draft draft, ConversationReading reading, List<ErrorOccurrence> group)
    {
        var best = group.Select(e => reading.CallJudgement(e.Failed.Position)).MaxBy(j => j.Expected)!;
        return draft with { Worth = best.Expected, Said = SayingProbability.CallProbability(best, reading.Thresholds) };
    }

    private static double Worth(List<ErrorOccurrence> group)
    {
        var error = group[0];
        var text = $"{error.Diagnostic} {error.Failed.Result!.Text}";
        var environment = Environmental().IsMatch(text.Length > 1200 ? text[..1200] : text);
        var worth = (group.Count > 1 ? 2 : 0) + (environment ? 1.5 : 0) + (error.Fix is not null ? 0.3 : 0);
        var small = false;
        if (error.Fix is { } fix && error.Failed.IsShell && fix.Call.IsShell)
        {
            var before = error
                .Failed.Request.Text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .ToHashSet(StringComparer.Ordinal);
            var after = fix
                .Call.Request.Text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .ToHashSet(StringComparer.Ordinal);
            small = !before.SetEquals(after) && Similarity.Jaccard(before, after) > 0.55 && fix.Call.Position - error.Failed.Position <= 8;
            if (small)
                worth += 1;
            if (before.Contains("cd") != after.Contains("cd"))
            {
                worth += 0.5;
                small = true;
            }
        }
        if (error.Fix is { } later && FixText.IsSameCall(error.Failed, later.Call))
            worth -= 1.5; // Something else was fixed, not the call.
        if (RedTest().IsMatch(error.Diagnostic) && !environment)
            worth -= 2; // Which test failed today is not worth learning.
        if (GuessedPath().IsMatch(error.Diagnostic) && !small)
            worth -= 1.5;
        if (error.Failed.IsEdit)
            worth -= 3; // Every agent knows to read a file before editing it.
        if (error.Failed.IsShell && Check().IsMatch(CommandLine.Main(error.Failed.Request.Text)) && !environment && group.Count < 2)
            worth -= 0.7;
        return worth;
    }

    private static Draft ToDraft(Conversation conversation, List<ErrorOccurrence> group)
    {
        var error = group[0];
        var command = Sentences.Cut(
            Sentences.OneLine(
                error.Failed.IsShell
                    ? LeadingFolder.Remove(error.Failed.Request.Text)
                    : $"{error.Failed.Tool} {error.Failed.Request.Target}"
            ),
            90
        );
        var text = $"`{command}` fails: {Sentences.Cut(Sentences.OneLine(error.Diagnostic), 110).TrimEnd('.')}.";
        var fix = group.LastOrDefault(e => e.Fix is not null)?.Fix;
        if (fix is not null)
        {
            var worked = Sentences.Cut(FixText.Compose(error.Failed, fix.Call), FactExtractor.LongestFact - text.Length - 20);
            text += $" {Works(error, fix)}: `{worked}`";
        }
        var evidence = group.Select(e => conversation.Quote(e.Failed.Result!)).ToList();
        if (fix is not null)
            evidence.Add(conversation.Quote(fix.Call.Request));
        if (Explanation(conversation, error) is { } explanation)
            evidence.Add(conversation.Quote(explanation));
        return new Draft
        {
            Type = RecordType.Fact,
            Kind = fix is null ? FactKinds.Lesson : FactKinds.Solution,
            Text = Sentences.Cut(text, FactExtractor.LongestFact),
            Importance = group.Count > 1 ? 4 : 3,
            Confidence = fix is null ? 0.6 : 0.75,
            Origin = error.Failed.Result!.Origin == Origin.External ? Origin.External : Origin.Tool,
            Evidence = evidence,
        };
    }

    private static string Works(ErrorOccurrence error, FixMatch fix) =>
        fix.Call.IsShell && AddedCommand.Preparation(error.Failed.Request.Text, fix.Call.Request.Text) is not null
            ? "Works after"
            : "Works";

    // The agent's words right after the failure, before the person's next message.
    private static Turn? Explanation(Conversation conversation, ErrorOccurrence error)
    {
        for (var i = error.Failed.Position + 1; i < Math.Min(conversation.Turns.Count, error.Failed.Position + 10); i++)
        {
            if (conversation.Turns[i].Kind is TurnKind.Prompt or TurnKind.Steer)
                return null;
            if (conversation.Turns[i] is { Kind: TurnKind.Assistant, Text.Length: > 40 } turn)
                return turn;
        }
        return null;
    }

    [Examples(
        "bash: jq: command not found",
        "error: unrecognized option",
        "unknown flag: --depth",
        "jq is not installed",
        "zsh: no matches found: *.log",
        "this option is deprecated",
        "cannot find main module",
        "error: pathspec 'x' did not match",
        "MODULE_NOT_FOUND",
        "answered 403",
        "permission denied",
        "'x' is not a valid name",
        "stopped by a hook",
        "invalid value for depth",
        "use --unsafe",
        "the format is not supported",
        "usage: shop [name]",
        "unmatched quote",
        "'jq' is not recognized",
        "listen EADDRINUSE",
        "the connection refused us: connection refused",
        "cannot connect to the daemon",
        "No module named 'yaml'",
        "the tool is not in PATH",
        "requires node 22"
    )]
    [CounterExamples("expected 3 rows but got 2", "the hooks ran")]
    [GeneratedRegex(
        @"command not found"
            + @"|unrecogni[sz]ed"
            + @"|unknown (?:json field|argument|option|flag|skill|shorthand|command)"
            + @"|not installed"
            + @"|no matches found"
            + @"|deprecat"
            + @"|main module"
            + @"|pathspec"
            + @"|MODULE_NOT_FOUND"
            + @"|NOT_EXPORTED"
            + @"|\b40[13]\b"
            + @"|denied"
            + @"|not a valid"
            + @"|pre-commit"
            + @"|\bhook\b"
            + @"|invalid value"
            + @"|--unsafe"
            + @"|not supported"
            + @"|usage:"
            + @"|unmatched"
            + @"|is not recognized"
            + @"|EADDRINUSE"
            + @"|ECONNREFUSED"
            + @"|address already in use"
            + @"|connection refused"
            + @"|cannot connect"
            + @"|No module named"
            + @"|Cannot find module"
            + @"|not in PATH"
            + @"|requires? (?:node|python|version)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Environmental();

    [Examples("cat: x: No such file or directory", "the path does not exist", "ls: cannot access 'x'", "sed: can't read x")]
    [CounterExamples("file not found", "the port is in use")]
    [GeneratedRegex(MissingPath.Words, RegexOptions.IgnoreCase)]
    private static partial Regex GuessedPath();

    [Examples("npm run build", "tsc -p .")]
    [CounterExamples("git push", "rebuilding")]
    [GeneratedRegex(@"\b(?:test|lint|check|vet|build|tsc|typecheck|vale|biome|eslint)\b")]
    private static partial Regex Check();

    [Examples(
        "FAIL src/read.test.ts",
        "3 failing",
        "Tests: 12 passed, 1 failed",
        "Failed! see above",
        "[build failed]",
        "npm ERR! code ELIFECYCLE",
        "Exit code 2",
        "Found 4 errors",
        "1 error, 3 warnings",
        "script \"lint\" exited with 1"
    )]
    [CounterExamples("12 passed", "exit code 2 was seen")]
    [GeneratedRegex(
        @"^\W*(?:FAIL(?:ED)?\b|[0-9]+ (?:fail|failed|failing)\b|Tests?:? .*[0-9] failed)"
            + @"|\[build failed\]"
            + @"|ELIFECYCLE"
            + @"|^exit code [0-9]+$"
            + @"|Found [0-9]+ errors?"
            + @"|[0-9] errors?, [0-9]+ warnings?"
            + @"|script "".{0,200}"" exited",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex RedTest();
}
