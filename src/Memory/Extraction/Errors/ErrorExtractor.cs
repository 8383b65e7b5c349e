using TotalMemory.Conversations;
using TotalMemory.Extraction.Reading;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool.Commands;
using TotalMemory.Transcripts;

namespace TotalMemory.Extraction.Errors;

/// <summary>One occurrence of an error, and its fix, if found.</summary>
/// <param name="FixByPerson">The command that the person named when they objected to it: that is the fix, whatever succeeded
/// later.</param>
internal sealed record ErrorOccurrence(
    Call Failed,
    string Program,
    string Diagnostic,
    string Signature,
    FixMatch? Fix,
    FixByPerson? FixByPerson = null
);

/// <summary>Every failed tool call of a conversation, with what then succeeded.</summary>
internal static class ErrorExtractor
{
    public static IReadOnlyList<ErrorOccurrence> Find(Conversation conversation)
    {
        var found = new List<ErrorOccurrence>();
        var fixes = new FixMatcher(conversation.Calls);
        for (var i = 0; i < conversation.Calls.Count; i++)
        {
            var call = conversation.Calls[i];
            if (!call.Failed || !conversation.IsToLearn(call.Position) || ToolNames.IsOurs(call.Tool))
                continue;
            var main = call.IsShell ? CommandLine.Main(call.Request.Text) : null;
            var program = main is { Length: > 0 } ? main : call.Tool;
            var diagnostic = Diagnostic(call);
            var fix = FixOf(conversation.Calls, i, fixes.Find(i));
            found.Add(
                new ErrorOccurrence(
                    call,
                    program,
                    diagnostic,
                    ErrorSignature.Compute(main is { Length: > 0 } ? main : ToolNames.IdentityOf(call.Tool), diagnostic),
                    fix,
                    // What was then run with success as the person said is the fix that was seen.
                    FixByPerson.Find(conversation, i)
                        is { } told
                    && told.Command != fix?.Call.Request.Text.Trim()
                        ? told
                        : null
                )
            );
        }
        return found;
    }

    private static FixMatch? FixOf(IReadOnlyList<Call> calls, int failed, FixMatch? found)
    {
        var fix = found is not null && FixGate.IsFix(calls[failed], found.Call) ? found : null;
        return Remedy.Find(calls, failed, fix) ?? fix;
    }

    /// <summary>One draft per occurrence; the write path merges those with the same signature.</summary>
    public static Draft ToDraft(Conversation conversation, ConversationReading reading, ErrorOccurrence error)
    {
        var judgement = reading.CallJudgement(error.Failed.Position);
        var result = error.Failed.Result!;
        var evidence = new List<Evidence> { conversation.Quote(result, words: Shown(error)) };
        if (error.FixByPerson is { } told)
            evidence.Add(conversation.Quote(told.Turn, EvidenceRole.Fix, answers: result.Line, words: told.Command));
        else if (error.Fix is { } fix)
            evidence.Add(
                conversation.Quote(fix.Call.Request, EvidenceRole.Fix, answers: result.Line, words: FixText.Compose(error.Failed, fix.Call))
            );
        return new Draft
        {
            Type = RecordType.Error,
            Kind = "error",
            Text = Text(error),
            Context = error.Failed.IsShell ? FixText.Cut(error.Failed.Request.Text, 500) : error.Failed.Request.Target ?? "",
            Identity = Normalized.Identity($"{ToolNames.IdentityOf(error.Failed.Tool)}|{error.Signature}"),
            Importance = 2,
            Confidence = 0.9,
            Origin = result.Origin,
            Tool = error.Failed.Tool,
            Signature = error.Signature,
            Fix = error.FixByPerson?.Command ?? (error.Fix is { } f ? FixText.Compose(error.Failed, f.Call) : null),
            Worth = judgement.Expected,
            Said = SayingProbability.CallProbability(judgement, reading.Thresholds),
            Evidence = evidence,
        };
    }

    private static string Text(ErrorOccurrence error) =>
        FixText.Cut(
            $"{error.Program}: {error.Diagnostic.Trim()}".Replace(
                error.Program + ": " + error.Program + ":",
                error.Program + ":",
                StringComparison.Ordinal
            ),
            300
        );

    private static string Shown(ErrorOccurrence error) =>
        error.Failed.IsShell
            ? $"$ {FixText.Cut(error.Failed.Request.Text, 500)}\n{error.Failed.Result!.Text}"
            : $"{error.Failed.Tool} {error.Failed.Request.Target}\n{error.Failed.Result!.Text}";

    private static string Diagnostic(Call call)
    {
        if (call.Result!.Detail is { Length: > 0 } detail)
            return detail;
        if (call.Result.Text.Trim().Split('\n', 2)[0] is { Length: > 0 } line)
            return line;
        return call.Result.ExitCode is { } code ? $"exit code {code}" : "failed";
    }
}
