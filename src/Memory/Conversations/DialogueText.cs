using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Conversations;

/// <summary>Lines that begin with who speaks (<c>User: …</c>, <c>Alice: …</c>), user stories and scenarios of tests.</summary>
internal static partial class DialogueText
{
    /// <summary>Chosen: a single line that begins with a name is a note to the agent.</summary>
    private const int LeastLines = 2;

    public static IEnumerable<ExternalSpan> Find(IReadOnlyList<TextLine> lines)
    {
        foreach (var span in Spoken(lines))
            yield return span;
        var steps = lines.Count(l => Step().IsMatch(l.Text));
        foreach (var line in lines)
            if (Wish().IsMatch(line.Text) || (steps >= LeastLines && Step().IsMatch(line.Text)))
                yield return new ExternalSpan(line.Start, line.End, "story");
    }

    // A paragraph of which each line begins with a speaker. Names count only beside other text: alone they may be headings of a brief.
    private static IEnumerable<ExternalSpan> Spoken(IReadOnlyList<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var last = i;
            while (last < lines.Count && !lines[last].IsBlank && lines[last].Text.AsSpan().ContainsAny(':', '：'))
                last++;
            var block = lines.Skip(i).Take(last - i).Select(l => l.Text).ToList();
            if (block.Count < LeastLines)
                continue;
            var isAlone = i == 0 && lines.Skip(last).All(l => l.IsBlank);
            if (
                block.Count(Role().IsMatch) >= LeastLines
                || (!isAlone && block.TrueForAll(Named().IsMatch) && !block.Exists(Heading().IsMatch))
            )
                yield return new ExternalSpan(lines[i].Start, lines[last - 1].End, "dialogue");
            i = last - 1;
        }
    }

    [Examples(
        "User: where is the log?",
        "**Assistant:** in /var/log",
        "Speaker 2: hello",
        "speaker B: hi",
        "Kunde: wo ist mein Paket",
        "用户：在哪里"
    )]
    [CounterExamples("Username: three of them", "the user: a person", "users: three of them", "CLIENTS: two", "Deploy: tonight")]
    [GeneratedRegex(
        """
            ^[^\S\n]*[*_]{0,2}(?:user|assistant|human|ai|bot|agent|customer|client|support|speaker|interviewer|interviewee|candidate|
              moderator|host|
              guest|caller|operator|student|teacher|doctor|patient|q|a|kunde|kundin|nutzer|benutzer|assistent|sprecher|utilisateur|
                cliente|usuario|
              asistente|пользователь|ассистент|клиент|用户|助手|客户|客服|ユーザー|アシスタント|사용자)
            (?:\s?[0-9]{1,2}|\s(?-i:[A-Z]))?[*_]{0,2}\s?[:：][*_]{0,2}\s*\S
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Role();

    [Examples("Mira: the build is red", "**Otto Berg**: on it", "小明：好的")]
    [CounterExamples("mira: the build is red", "Mira the build is red", "M: x")]
    [GeneratedRegex(@"^[^\S\n]*[*_]{0,2}(?:\p{Lu}[\p{L}.'’-]{1,20}(?:\s\p{Lu}[\p{L}.'’-]{0,20}){0,2}|\p{Lo}{2,4})[*_]{0,2}\s?[:：]\s*\S")]
    private static partial Regex Named();

    [Examples("Goal: faster start", "- Constraints: no new packages", "Hinweis: erst bauen", "目标 更快")]
    [CounterExamples("Mira: the build is red", "Goaltender: nobody")]
    [GeneratedRegex(
        """
            ^\W*(?:goals?|aims?|constraints?|rules?|notes?|expected|actual|tasks?|context|inputs?|outputs?|examples?|todo|important|
              requirements?|
              background|steps?|problem|solution|hint|warning|never|always|first|then|also|backend|frontend|build|tests?|style|naming|
                deploy\w*|
              ziel|regeln?|hinweis|aufgabe|kontext|wichtig|erwartet|problem|immer|nie|objectif|règles?|but|objetivo|reglas?|цель|
                правил[ао]|
              目标|规则|要求|约束|背景|任务|注意|目的|ルール|制約)\b
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Heading();

    // As a user, I want …
    [Examples(
        "As a nurse, I want to see today's patients first",
        "Story 4: as an admin I can lock an account",
        "Als Leser möchte ich suchen"
    )]
    [CounterExamples("I want a dark theme", "as fast as I can")]
    [GeneratedRegex(
        @"^.{0,40}\bas\san?\s[\w\s-]{2,40},?\sI\s(?:always\s|never\s)?(?:want|would\slike|need|can|should)\b"
            + @"|^.{0,40}\bals\s[\w\s-]{2,40}\smöchte\sich\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Wish();

    [Examples("Scenario: an empty basket", "Given a basket with two books", "Szenario: leerer Korb")]
    [CounterExamples("Given: nothing", "whenever it rains")]
    [GeneratedRegex(
        @"^\s*(?:(?:Feature|Scenario(?:\sOutline)?|Background|Examples|Rule|Funktionalität|Szenario):|(?:Given|When|Then|And|But)\s)"
    )]
    private static partial Regex Step();
}
