using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using TotalMemory.Conversations;
using TotalMemory.Extraction.Facts;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Corrections;

/// <summary>A person's request to forget something, in a session. Pure.</summary>
/// <param name="What">What to forget, in the person's words; null for the message just before.</param>
/// <param name="IsTopic">The words name a topic; otherwise they repeat the statement.</param>
/// <param name="Id">Number of the record, if given.</param>
internal sealed partial record ForgetRequest(string? What, bool IsTopic = false, long? Id = null)
{
    /// <summary>Forget everything about the topic, not one statement.</summary>
    public bool IsEverything { get; init; }

    /// <summary>What the message says besides, which is learned as any other; empty if it only asks.</summary>
    public string Rest { get; init; } = "";

    private const int Longest = 200; // chosen: a request is one sentence

    /// <summary>A longer message is a brief (chosen).</summary>
    private const int LongestMessage = 600;

    // A request to forget contains one of these, few other messages do, and the patterns below are slow.
    private static readonly SearchValues<string> Verbs = SearchValues.Create(
        [.. ForgetPhrase.Verbs.Split('|'), "remember", "olvíd", "抹去", "清除", "消して", "잊", "지워"],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly char[] Joints = [' ', '\n', ',', ';', '-', '–', '—', '，'];

    private static readonly char[] Marks = [' ', '.', '!', ';', ':', '"', '`', '“', '”', '«', '»', '。', '！'];

    public static ForgetRequest? Find(string message)
    {
        var said = message.Trim();
        if (said.Length > LongestMessage || !said.AsSpan().ContainsAny(Verbs))
            return null;
        var text = ForgetPhrase.Plain(said);
        // What to forget may be quoted, but the request itself must be the person's own text. Checked last, since it is slowest.
        return AtEitherEnd(text) is { } request && OwnWords.Begin(text) ? request : null;
    }

    /// <summary>The requests of a message, from one to the next.</summary>
    public static IEnumerable<ForgetRequest> All(string message)
    {
        for (var request = Find(message); request is not null; request = Find(request.Rest))
            yield return request;
    }

    // "Forget that we use npm. From now on use pnpm.", or the other way round.
    private static ForgetRequest? AtEitherEnd(string text)
    {
        var start = 0;
        foreach (var end in Ends(text))
        {
            if (Asked(text[..end].TrimEnd(Joints)) is { } first)
                return Beside(first, text[..end], text[end..].Trim());
            if (end < text.Length)
                start = end;
        }
        var last = text[start..].Trim();
        return start > 0 && OwnWords.Keep(text).EndsWith(last, StringComparison.Ordinal) && Asked(last) is { What: not null } request
            ? Beside(request, last, text[..start].Trim())
            : null;
    }

    // The ends of sentences, and of the clause before what holds instead: "forget what I said about npm, we use pnpm".
    private static IEnumerable<int> Ends(string text) =>
        SentenceSplitter.EndsIn(text).Concat(Instead().Matches(text).Select(m => m.Index + m.Length)).Order();

    // Before other words, "forget that" and "forget the login page" only mean "let us do something else", unless these are meant to last.
    private static ForgetRequest? Beside(ForgetRequest request, string asked, string rest)
    {
        if (rest.Length == 0 || BareReply.Is(rest))
            return request;
        var isStatement = request is { IsTopic: true } or { Id: not null } || Stated().IsMatch(asked);
        return isStatement || Directive.IsLasting(rest) ? request with { Rest = rest } : null;
    }

    private static ForgetRequest? Asked(string text)
    {
        if (text.Length > Longest || Sentences.IsQuestion(text) || Passing().IsMatch(text))
            return null;
        if (Before().IsMatch(text))
            return new ForgetRequest((string?)null);
        if (
            Numbered().Match(text) is { Success: true } numbered
            && long.TryParse(numbered.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        )
            return new ForgetRequest(text, Id: id);
        if (Topic().Match(text) is { Success: true } topic && TopicIn(topic) is { Length: > 1 } about)
            return new ForgetRequest(about, IsTopic: true) { IsEverything = Everything().IsMatch(text[..topic.Groups["what"].Index]) };
        return About().Match(text) is { Success: true } m && m.Groups[1].Value.Trim(Marks) is { Length: > 3 } what
            ? new ForgetRequest(what)
            : null;
    }

    // "that npm thing" is about npm.
    private static string TopicIn(Match topic)
    {
        var what = topic.Groups["what"].Value.Trim(Marks);
        if (topic.Groups["thing"].Success)
            return what[..what.LastIndexOf(' ')].Trim(Marks);
        return NextSentence().Match(what) is { Success: true } next ? what[..next.Index].Trim(Marks) : what;
    }
}
