using TotalMemory.Spool;
using TotalMemory.Spool.Redaction;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Hooks;

/// <summary>One call of a hook. Every failure becomes one line in a log of limited size and never disturbs the client's session.</summary>
internal sealed class Hook(MemoryHome home, TimeProvider time)
{
    private const int LongestPrompt = 16 * 1024; // chosen: longer ones are pastes, and the transcript has them in full
    private const int LongestMessage = 8 * 1024; // chosen, as above
    private const int LongestError = 4 * 1024; // chosen, as above
    private const int LongestName = 1024; // chosen: far above a name

    /// <summary>
    /// How much of a text is read before it is redacted and shortened. Far above every limit, so that a cut never splits a secret whose
    /// first half would be kept.
    /// </summary>
    private const int LongestRead = 256 * 1024;

    /// <summary>How long the prompt hook waits for the worker; with its own start and writing the event it stays within 60 ms.</summary>
    private static readonly TimeSpan PromptDeadline = TimeSpan.FromMilliseconds(45);

    // Bytes: four characters of Chinese say as much as two words of English.
    private const int LeastQuestion = 12;
    private const int LongestQuestion = 4 * 1024; // chosen: the beginning says what it is about
    private const int MostAnswer = 8 * 1024; // chosen: far above a note

    public void Run(string clientName, string name, Func<byte[]> input, Action<ReadOnlyMemory<byte>> output)
    {
        try
        {
            var client = HookClient.Named(clientName);
            var payload = Payload.Read(input());
            if (client.MarksSubmitted && name == HookEventName.UserPromptSubmit && !payload.IsSubmitted)
                return;
            if (OffRecordCall.Find(home, time, name, payload) is { } silent)
            {
                AnswerOffRecord(silent, client, payload.Session, output);
                return;
            }
            if (name == HookEventName.SessionStart && payload.Session is { Length: > 0 } first && FirstSession.IsDue(home))
            {
                WaitForHub(client, first, payload, output);
                return;
            }
            var said = Say(client, name, payload, output);
            // A call that is about to run is not worth an event unless a reminder was given about it.
            if (payload.Session is { Length: > 0 } session && (name != HookEventName.PreToolUse || said is not null))
                new EventSpool(home).Post(ToEvent(client, name, session, payload) with { Said = said });
            Wake(name);
            if (name == HookEventName.SessionEnd)
                SessionEnd.AskWorkerToSend(home, client);
        }
#pragma warning disable CA1031 // The one place where everything is caught: a hook must not fail its client.
        catch (Exception e)
#pragma warning restore CA1031
        {
            new CappedLog(home.HookLog, time).Write($"{clientName} {name}: {e.GetType().Name}: {e.Message}");
        }
    }

    // Restarts a worker that was killed, but only once per turn, so that single tool calls do not pay for the check.
    private void Wake(string name)
    {
        switch (name)
        {
            case HookEventName.SessionStart:
                WorkerStarter.StartIfNoneRuns(home);
                break;
            case HookEventName.UserPromptSubmit:
            case HookEventName.Stop:
            case HookEventName.SubagentStop:
            case HookEventName.PreCompact:
            case HookEventName.SessionEnd:
                WorkerStarter.RestartIfItRan(home);
                break;
        }
    }

    // Returns the id of the record that was mentioned, if one was.
    private long? Say(HookClient client, string name, Payload payload, Action<ReadOnlyMemory<byte>> output)
    {
        if (name == HookEventName.UserPromptSubmit && FirstSession.HasUntoldResult(home, payload.Session))
            TellFirstSyncResult(client, name, payload, output);
        else if (name == HookEventName.UserPromptSubmit)
            Recall(client, payload, output);
        return name switch
        {
            HookEventName.SessionStart => Brief(client, payload, output),
            HookEventName.PreToolUse or HookEventName.PostToolUseFailure or HookEventName.PostToolUse => Remind(
                client,
                name,
                payload,
                output
            ),
            _ => null,
        };
    }

    // The worker must know the session before it can ask the hub for its project, so here the event is written before the briefing is
    // given.
    private void WaitForHub(HookClient client, string session, Payload payload, Action<ReadOnlyMemory<byte>> output)
    {
        new EventSpool(home).Post(ToEvent(client, HookEventName.SessionStart, session, payload));
        WorkerStarter.StartIfNoneRuns(home);
        FirstSession.WaitForWorker(home, session);
        TellFirstSyncResult(client, HookEventName.SessionStart, payload, output);
    }

    private void TellFirstSyncResult(HookClient client, string name, Payload payload, Action<ReadOnlyMemory<byte>> output)
    {
        var project = ShownProject.Determine(home, payload);
        var briefing = new BriefingFiles(home).Read(project) is { Length: > 0 } known ? known : null;
        var isShown = client.ShowsLines && !SettingFlag.IsOn(home, SettingFlag.HidesSigns);
        var line = isShown
            ? FirstSession.Line(home, briefing is not null) ?? GreetingLine.Find(home, client, project, payload)?.Line
            : null;
        if (briefing is not null || line is not null)
            output(HookOutput.Context(client, name, briefing, line));
    }

    // What was kept of a session before it became private is deleted: the worker is told which session, and nothing else.
    private void AnswerOffRecord(OffRecordCall call, HookClient client, string? session, Action<ReadOnlyMemory<byte>> output)
    {
        call.Say(client, output);
        if (!call.HasJustBegun || session is null)
            return;
        new EventSpool(home).Post(
            new HookEvent
            {
                Client = client.Name,
                Event = HookEvent.Private,
                At = time.GetUtcNow(),
                Session = session,
            }
        );
        WorkerStarter.RestartIfItRan(home);
    }

    // The agent gets the briefing, the person gets one line. Returns the id of the new rule that the line mentions, if it mentions one.
    private long? Brief(HookClient client, Payload payload, Action<ReadOnlyMemory<byte>> output)
    {
        try
        {
            var project = ShownProject.Determine(home, payload);
            var briefing = new BriefingFiles(home).Read(project) is { } published ? ForThisSession(published, payload) : "";
            var greeting = GreetingLine.Find(home, client, project, payload);
            if (briefing.Length > 0 || greeting is not null)
                output(HookOutput.Context(client, HookEventName.SessionStart, briefing.Length > 0 ? briefing : null, greeting?.Line));
            return greeting?.Rule;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The event is still worth writing.
            new CappedLog(home.HookLog, time).Write($"briefing: {e.GetType().Name}: {e.Message}");
            return null;
        }
    }

    // A session that continues must not be shown as its own previous session.
    private static string ForThisSession(string briefing, Payload payload) =>
        payload.Detail is "resume" or "compact" ? BriefingFiles.WithoutLastSession(briefing) : briefing;

    // Prints what the worker recalls for the prompt, if it answers in time. A subagent's prompt does not come from a person.
    private void Recall(HookClient client, Payload payload, Action<ReadOnlyMemory<byte>> output)
    {
        if (
            payload.AgentId is not null
            || payload.Session is not { Length: > 0 } session
            || payload.Prompt is not { } prompt
            || System.Text.Encoding.UTF8.GetByteCount(prompt) < LeastQuestion
            || prompt.TrimStart() is ['/' or '<' or '!' or '#', ..]
        )
            return;
        try
        {
            if (SocketPath.Find(home) is not { } socket || !File.Exists(socket))
                return;
            var project = ShownProject.Determine(home, payload);
            var question = new PromptQuestion(session, project, Cut(prompt, LongestQuestion)!);
            WorkerSocket.Ask(
                home,
                WorkerQuestion.Prompt,
                question.ToJson().Span,
                PromptDeadline,
                answer =>
                {
                    if (answer is not { Length: > 0 and < MostAnswer } || PromptAnswer.Read(answer) is not { } said)
                        return false;
                    output(HookOutput.Context(client, HookEventName.UserPromptSubmit, said.Note, client.ShowsLines ? said.Line : null));
                    return true;
                }
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            new CappedLog(home.HookLog, time).Write($"recall: {e.GetType().Name}: {e.Message}");
        }
    }

    // Returns the id of the rule or error that was mentioned; null if none was.
    private long? Remind(HookClient client, string name, Payload payload, Action<ReadOnlyMemory<byte>> output)
    {
        try
        {
            var reminding = new ReminderLookup(home);
            if ((name == HookEventName.PreToolUse ? reminding.BeforeCall(payload) : reminding.AfterFailure(payload)) is not { } reminder)
                return null;
            var words = ReminderLookup.Words(reminder);
            output(
                reminder.Level == ReminderLevel.Ask && name == HookEventName.PreToolUse && client.CanAsk
                    ? HookOutput.Ask(words)
                    : HookOutput.Context(client, name, words)
            );
            return reminder.Id;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            new CappedLog(home.HookLog, time).Write($"reminder: {e.GetType().Name}: {e.Message}");
            return null;
        }
    }

    private HookEvent ToEvent(HookClient client, string name, string session, Payload p) =>
        new()
        {
            Client = client.Name,
            Event = name,
            At = time.GetUtcNow(),
            Session = Utf8Text.Cap(Redactor.RedactPlace(session)!, 200),
            Transcript = RedactIfUnfollowable(p.Transcript),
            Cwd = Redactor.RedactPlace(Path(p.Cwd)),
            Tool = Cut(p.Tool, LongestName),
            ToolUseId = Cut(p.ToolUseId, LongestName),
            AgentId = Cut(p.AgentId, LongestName),
            AgentType = Cut(p.AgentType, LongestName),
            AgentTranscript = RedactIfUnfollowable(p.AgentTranscript),
            Detail = Cut(p.Detail, LongestName),
            // Gemini CLI repeats the prompt beside its answer.
            Prompt = name == HookEventName.UserPromptSubmit ? Cut(p.Prompt, LongestPrompt) : null,
            Message = Cut(p.Message, LongestMessage),
            Error = Cut(p.Error, LongestError),
        };

    // A path longer than any file system allows cannot exist.
    private static string? Path(string? path) => path is { Length: > 0 and <= 4096 } ? path : null;

    // A path that will be opened is kept unchanged; one that does not exist is dropped if it contains a secret.
    private static string? RedactIfUnfollowable(string? path) =>
        Path(path) is { } given && (Redactor.RedactPlace(given) == given || File.Exists(given)) ? given : null;

    private static string? Cut(string? text, int maxBytes)
    {
        if (text is null)
            return null;
        var read = text.Length > LongestRead ? text[..LongestRead] : text;
        return Utf8Text.Cap(Redactor.Redact(read), maxBytes);
    }
}
