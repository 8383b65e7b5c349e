using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Conversations;

/// <summary>
/// A mail: two header lines, or the line above a reply or a forwarded mail; everything after it is the body. A letter spans from its
/// greeting to its close, if the message has other text before or after it.
/// </summary>
internal static partial class MailText
{
    public static IEnumerable<ExternalSpan> Find(IReadOnlyList<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var isHead = i + 1 < lines.Count && IsHeader(lines[i].Text) && IsHeader(lines[i + 1].Text);
            if (!isHead && !IsReplyHeader(lines[i].Text))
                continue;
            return [new ExternalSpan(lines[i].Start, lines[^1].End, "mail")];
        }
        return Letter(lines) is { } letter ? [letter] : [];
    }

    // A message that is a letter as a whole is addressed to the agent.
    private static ExternalSpan? Letter(IReadOnlyList<TextLine> lines)
    {
        for (var from = 0; from < lines.Count; from++)
        {
            if (!Greeting().IsMatch(lines[from].Text))
                continue;
            for (var to = from + 1; to < lines.Count; to++)
                if (Close().IsMatch(lines[to].Text))
                    return from > 0 || lines.Skip(to + 2).Any(l => !l.IsBlank)
                        ? new ExternalSpan(lines[from].Start, lines[Math.Min(to + 1, lines.Count - 1)].End, "letter")
                        : null;
            return null; // No later greeting has a close after it, either.
        }
        return null;
    }

    // Few lines have a colon, and finding one is cheaper than the patterns.
    private static bool IsHeader(string line) => line.AsSpan().IndexOfAny(':', '：') > 0 && Header().IsMatch(line);

    private static bool IsReplyHeader(string line) =>
        (line is ['-', ..] or ['b' or 'B', ..] || line.AsSpan().TrimEnd() is [.., ':' or '：']) && Answered().IsMatch(line);

    [Examples(
        "From: mira@shop.example",
        "**Betreff:** Lieferung",
        "Objet : livraison",
        "Asunto: entrega",
        "Oggetto: consegna",
        "Onderwerp: levering",
        "Temat: dostawa",
        "Кому: Мира",
        "主题：发货",
        "件名：発送",
        "제목: 배송"
    )]
    [CounterExamples("From now on: tabs", "Subject", "Total: 5")]
    [GeneratedRegex(
        """
            ^\s*[*_>]{0,3}(?:
                from | to | cc | bcc | subject | date | sent | reply-to | message-id | received    # English
              | von | an | betreff | datum | gesendet                                              # German
              | de | à | objet | envoyé                                                            # French
              | para | asunto | enviado | fecha | assunto | data                                   # Spanish, Portuguese
              | da | a | oggetto | inviato                                                         # Italian
              | aan | onderwerp | verzonden                                                        # Dutch
              | od | do | temat | wysłano                                                          # Polish
              | от | кому | тема | дата | отправлено                                               # Russian
              | 发件人 | 收件人 | 主题 | 日期 | 抄送 | 寄件者 | 主旨                                    # Chinese
              | 差出人 | 宛先 | 件名 | 日時                                                          # Japanese
              | 보낸\s사람 | 받는\s사람 | 제목                                                       # Korean
            )\s?[*_]{0,3}[:：]\s*\S
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Header();

    [Examples("Dear Mira,", "Sehr geehrte Frau Berg,", "Bonjour à tous,")]
    [CounterExamples("Hello, please use tabs", "Dear Mira: no", "hi")]
    [GeneratedRegex(
        @"^\s*(?:dear|hello|hi|sehr\sgeehrte[rs]?|liebe[rs]?|hallo|guten\stag|cher|chère|bonjour|estimad[oa]s?"
            + @"|hola|prezad[oa]s?|gentile|уважаем\w+)\b[^.:?]{0,60},\s*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Greeting();

    [Examples("Kind regards", "Mit freundlichen Grüßen, Otto", "Cordialement", "С уважением, Мира")]
    [CounterExamples("regarding the build", "best of all")]
    [GeneratedRegex(
        @"^\s*(?:(?:kind|best|warm)?\s?regards|sincerely|yours|best\swishes|(?:mit\s)?(?:freundlichen|besten"
            + @"|vielen|viele|beste|liebe)\s?(?:grüßen|grüße)|cordialement|bien\sà\svous|saludos|atentamente"
            + @"|atenciosamente|cordiali\ssaluti|с\sуважением)\b.{0,40}$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Close();

    [Examples(
        "-----Original Message-----",
        "Begin forwarded message:",
        "On Wed, 24 Dec 2025 at 18:03, Mira wrote:",
        "Am 24.12.2025 um 18:03 schrieb Mira Berg:",
        "Le mer. 24 déc. 2025, Mira a écrit :",
        "El 24 dic 2025, Mira escribió:",
        "Em 24 de dez. de 2025, Mira escreveu:",
        "Il 24 dic 2025, Mira ha scritto:",
        "24.12.2025 18:03, Мира пишет:"
    )]
    [CounterExamples("On Wednesday we wrote tests", "- original")]
    [GeneratedRegex(
        """
            ^-{2,}\s?(?:original|forwarded|urspr|weitergeleitet|message\s|mensaje|mensagem|messaggio|пересыла|исходн|原始|转发|転送)
            | ^begin\sforwarded\smessage:
            | ^on\s.{6,120}\swrote:\s*$
            | ^am\s.{6,120}\sschrieb\b.{0,80}:\s*$
            | ^le\s.{6,120}\sa\sécrit\s?:\s*$
            | ^el\s.{6,120}\sescribió:\s*$
            | ^em\s.{6,120}\sescreveu:\s*$
            | ^il\s.{6,120}\sha\sscritto:\s*$
            | ^.{6,120}(?:пишет|написал\(?а?\)?|写道|のメール|님이\s작성)[:：]\s*$
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Answered();
}
