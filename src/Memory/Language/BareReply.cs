using System.Collections.Frozen;

namespace TotalMemory.Language;

/// <summary>
/// Recognises a reply that says nothing without the conversation: "No, that is wrong.", "All good.", "Try again." Pure.
/// </summary>
/// <remarks>
/// Thousands of messages contain such a sentence, so it is nobody's own: it is no convention, and forgetting it spares others.
/// </remarks>
internal static class BareReply
{
    /// <summary>A longer sentence is not a reply, whatever its words (chosen).</summary>
    private const int MostWords = 8;

    public static bool Is(string sentence)
    {
        var words = FoldedText.Words(sentence);
        return words.Count is > 0 and <= MostWords && words.TrueForAll(w => Replies.Contains(w.Text) || StopWords.Fillers.Contains(w.Text));
    }

    // Apostrophes end a word: "that's" is "that" and "s". Of "use", "run", "never" and "always" a reply may make a norm: they are not here.
    private static FrozenSet<string> Replies { get; } =
        """
                absolutely again ah ahead all alright aren argh asked awesome bad best better bit bye completely continue cool correct
                couldn course damn definitely didn doesn doing don done else enough everything exactly excellent false fine getting go
                going good great ha he hello hey hi him hm hmm hope how however idea incorrect indeed isn job know ll lol look looks m
                made make makes me mean meant more much nah nice no nonsense nope not nothing oh ok okay once one oops other otherwise
                perfect please point pretty proceed quite re really right s said same say see seems sense she shouldn something sorry
                still stop sure t talking thank thanks they thing things think though time told too totally true try trying ugh uh
                understand understood ve very wait wasn well what
                why won work worked working works worse wouldn wow wrong yeah yep yes yet yup
                aber bitte danke das doch falsch genau gut ist ja jetzt mal nein nicht noch passt richtig schlecht schon so stimmt war
                wieder
                accord bien bon c ce ça ca cest d est faux mal merci non oui parfait pas
                bueno correcto eso esta está gracias incorrecto lo mal muy perfecto que si sí
                bem bom certo ecco errado errato então grazie isso está não nao obrigada obrigado ótimo perfeito perfetto questo
                sbagliato sim va
                dank dat dit fout goed heel is ja klopt nee niet
                dobrze dziękuję jest nie tak to źle
                верно всё да ещё это ладно не неверно неправильно нет нормально ок отлично плохо правильно раз снова спасибо так то
                хорошо
                不对 错了 不是 不是这样 不行 好 好的 对 对的 是的 谢谢 可以 很好 はい いいえ 違う 違います だめ ありがとう ありがとうございます
                네 예 아니 아니요 틀렸어 틀렸습니다 좋아 좋아요 고마워 감사합니다
            """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
