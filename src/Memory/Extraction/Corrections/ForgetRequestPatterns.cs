using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Corrections;

/// <content>How a request to forget is worded.</content>
internal sealed partial record ForgetRequest
{
    // Not after a short word: "Dr. Miller" is one name.
    [Examples("the port. Use another")]
    [CounterExamples("Dr. Berg", "the port. use another")]
    [GeneratedRegex(@"(?<=[\p{L}\p{N}]{3})[.!;]\s+(?=\p{Lu})")]
    private static partial Regex NextSentence();

    // Where a clause on what holds instead begins.
    [Examples(
        "forget what I said about npm, we use pnpm",
        "forget the rule about npm – it's pnpm now",
        "vergiss die Regel zu npm, wir nehmen pnpm",
        "oublie la règle sur npm, on utilise pnpm",
        "olvida lo de npm, ahora usamos pnpm",
        "esquece a regra sobre npm, agora usamos pnpm",
        "dimentica la regola su npm, ora usiamo pnpm",
        "забудь про npm, мы используем pnpm",
        "忘掉关于npm的规则，我们用pnpm"
    )]
    [CounterExamples("forget the rules about tabs, spaces and newlines", "vergiss, was ich über npm gesagt habe", "forget that we use npm")]
    [GeneratedRegex(
        """
            (?:[,;，]|\s[-–—])\s?(?=
                (?:(?:because|since|as|but|so|now|instead|from\snow\son)\s)?
                  (?:we|it['’]s|it\sis|that['’]s|that\s(?:is|was)|they|you\s(?:can|may|should)|use|keep|let['’]?s|i['’]ve\schanged)\b
              | (?:weil|denn|aber|jetzt|ab\sjetzt|stattdessen)\b | (?:wir|es\sist|nimm|nutze|verwende)\b  # German
              | (?:car|parce\sque|mais|maintenant|désormais)\b | (?:on|nous|c['’]est|utilise)\b  # French
              | (?:porque|pero|ahora|mas|agora|já\snão|ya\sno)\b | (?:usamos|usa|es|é|vamos)\b  # Spanish, Portuguese
              | (?:perché|ma|ora|adesso)\b | (?:usiamo|è)\b | (?:want|omdat|maar|nu|we|wij)\b  # Italian, Dutch
              | (?:bo|ale|teraz|używamy)\b | (?:потому|но|теперь|мы|используем)(?!\w)  # Polish, Russian
              | 因为|但|现在|我们|改用|用 | 今は|代わりに | 이제|우리는|대신  # Chinese, Japanese, Korean
            )
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Instead();

    [Examples(
        "Forget that.",
        "actually, forget what I said, please",
        "забудь об этом",
        "vergiss das bitte",
        "忘了吧",
        "oublie ça",
        "olvídalo",
        "esquece isso",
        "dimentica questo",
        "vergeet dat maar",
        "zapomnij o tym",
        "今のは忘れてください",
        "그거 잊어 줘"
    )]
    [CounterExamples("forget that we use npm", "do not forget that")]
    [GeneratedRegex(
        @"^(?:(?:no|ok(?:ay)?|oh|please|actually|sorry|wait)[,.!]?\s+)*(?:forget|unlearn|do not remember"
            + @"|don['’]?t remember) (?:that|this|it|what i (?:just )?(?:said|told you|wrote)|my last message"
            + @"|the last (?:one|thing|rule|point)|(?:that )?i (?:ever |just )?said (?:that|this|it|so"
            + @"|anything))(?:[,.]? (?:please|again|completely|i was wrong))*[\s.!]*$"
            + @"|^(?:забудь|забудьте)(?: (?:это|об этом|что я сказал))?[\s.!]*$" // Russian
            + @"|^vergiss (?:das|es)(?: wieder| bitte)?[\s.!]*$" // German
            + @"|^(?:忘(?:了|记|掉)(?:这个|它|吧)?)[。!！\s]*$" // Chinese
            + @"|^oublie[zr]?[- ](?:ça|cela|le|ce que (?:je viens de dire|j['’]ai dit))[\s.!]*$" // French
            + @"|^(?:olv[ií]dalo|olvida (?:eso|esto|lo que (?:acabo de decir|dije|he dicho)))[\s.!]*$" // Spanish
            + @"|^esque[çc][ae] (?:isso|isto|o que (?:eu )?(?:acabei de dizer|disse|falei))[\s.!]*$" // Portuguese
            + @"|^(?:dimenticalo|dimentica (?:questo|quello|quello che ho (?:appena )?detto))[\s.!]*$" // Italian
            + @"|^vergeet (?:dat|dit|het)(?: maar)?[\s.!]*$" // Dutch
            + @"|^zapomnij (?:o tym|to)[\s.!]*$" // Polish
            + @"|^(?:(?:今の|さっきの|それ)(?:こと)?(?:は|を)?)?忘れて(?:ください|下さい)?[。!！\s]*$" // Japanese
            + @"|^(?:그거|그건|방금 (?:한 )?말(?:은)?)?\s?잊어\s?(?:줘|주세요|버려)[.!\s]*$", // Korean
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Before();

    [Examples("forget that we use npm", "unlearn the rule about tabs", "забудь, что мы на npm")]
    [CounterExamples("forget npm", "забудь про npm")]
    [GeneratedRegex(
        @"\b(?:forget|unlearn)\s+(?:that\s|what i said\b|the (?:rule|fact|convention)\b)|забудь(?:те)?,?\s+что\s",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Stated();

    // "Forget it for now" is postponed, not forgotten.
    [Examples("forget it for now", "forget the port today")]
    [CounterExamples("forget it for good")]
    [GeneratedRegex(@"\b(?:for now|for the moment|this time|today|right now|until)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Passing();

    [Examples("forget that we use npm", "ok, unlearn the rule about tabs", "забудь про npm")]
    [CounterExamples("forget npm", "do not forget that we use npm")]
    [GeneratedRegex(
        @"^(?:(?:no|ok(?:ay)?|please|actually)[,.!]?\s+)*(?:forget|unlearn)\s+(?:that\s+|about\s+"
            + @"|what i said about\s+|the (?:rule|fact|convention)\s+(?:that\s+|about\s+)?|:\s*)(.+)$"
            + @"|^забудь(?:те)?,?\s+(?:что|про|о)\s+(.+)$", // Russian
        RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex About();

    [Examples(
        "forget the rules about tabs",
        "forget that tabs thing",
        "forget what I said about tabs",
        "forget everything about tabs",
        "forget everything you know about tabs",
        "delete all memories of tabs",
        "stop remembering that I like tabs",
        "vergiss die Regel zum Einrücken",
        "vergiss alles über Tabs",
        "vergiss das mit Tabs",
        "vergiss, dass ich gesagt habe, dass wir Tabs nehmen",
        "oublie la règle sur les tabulations",
        "oublie tout sur les tabulations",
        "oublie cette histoire de tabulations",
        "olvida lo de los tabuladores",
        "olvida la regla sobre tabuladores",
        "olvida todo sobre tabuladores",
        "esqueça a regra sobre tabs",
        "esquece que eu disse para usar tabs",
        "dimentica quella storia della tabulazione",
        "dimentica la regola sulla tabulazione",
        "vergeet dat gedoe met tabs",
        "vergeet de regel over tabs",
        "zapomnij regułę o tabach",
        "забудь, что я говорил про табы",
        "забудь про табы",
        "забудь, что я просил табы",
        "забудь всё про табы",
        "забудь правило про табы",
        "delete tabs from your memory",
        "don't remember tabs any more",
        "lösche Tabs aus deinem Gedächtnis",
        "efface les tabulations de ta mémoire",
        "borra los tabuladores de tu memoria",
        "cancella i tab dalla tua memoria",
        "apaga tabs da sua memória",
        "apague tabs da sua memória",
        "удали табы из своей памяти",
        "vergiss alles, was du über Tabs weißt",
        "vergiss, was ich über Tabs gesagt habe",
        "忘掉我之前说过的要用制表符",
        "タブを使うって言ったのは忘れて",
        "탭을 쓰라고 한 거 잊어줘",
        "删除关于制表符的规则",
        "把制表符从记忆中删除",
        "从记忆中删除关于制表符的内容",
        "タブを記憶から消して",
        "タブのことは忘れて",
        "들여쓰기에 대해 잊어줘",
        "タブについてのルールを忘れて",
        "탭에 대한 규칙을 잊어줘"
    )]
    [CounterExamples("forget tabs", "do not forget the rules about tabs", "vergiss nicht zu testen")]
    [GeneratedRegex(
        """
            ^(?:(?:no|ok(?:ay)?|oh|please|actually|sorry|bitte)[,.!]?\s+)*(?:please\s+)?
            (?:
                (?:forget|unlearn)\s+(?:
                    (?:the|that|this|your|my|our|those|these)\s+(?:\w+\s)?
                    (?:rules?|facts?|conventions?|preferences?|insights?|notes?|memor(?:y|ies)|instructions?|corrections?)
                    \s+(?:about|on|for|regarding|concerning|with|of)
                  | (?<thing>(?:about\s)?(?:that|this|the|my|your|our))
                    (?=\s+\S+(?:\s\S+){0,3}?\s(?:things?|stuff|business|story|rules?|conventions?|preferences?|insights?)[\s.!]*$)
                  | (?:about\s)?(?:what\s|that\s)?I\s(?:ever\s|just\s|once\s)?(?:said|told\syou|wrote|mentioned|asked(?:\syou)?(?=\sto\s))
                    (?:\s(?:that|to|about|on))?(?:\s(?:we|you)(?:\s(?:should|must|need\sto|have\sto))?)?
                  | (?:that|everything|all|anything)\sabout
                  | (?:what|everything|all)\s(?:that\s)?(?:I|you)\s(?:said|told\syou|know|learned|remember)\sabout
                )
              | (?:delete|remove|erase|wipe|purge|drop|clear)\s+(?:(?:the|that|your|my|any|all|every)\s(?:of\s)?(?:your\s)?)?
                  memor(?:y|ies)\s+(?:about|of|on|regarding|concerning)
              | stop\s+remembering(?:\s(?:that|about))?
              | vergiss\s+(?:die|diese|das|den|meine|deine)\s+(?:regel|notiz|vorgabe|konvention|vorliebe)n?\s+(?:über|zu[mr]?|für|mit|von)
              | vergiss\s+alles\s+(?:über|zu[mr]?)
              | vergiss\s+(?:das|die\sSache)\s+mit
              | vergiss,?\s+dass\sich\s(?:gesagt\shabe|sagte|wollte),?(?:\sdass)?(?:\s(?:wir|du))?
              | oublie[zr]?\s+(?:la|cette|ta|ma)\s+(?:règle|note|convention|préférence)\s+
                  (?:sur|pour|concernant|à\spropos\sde)
              | oublie[zr]?\s+(?:ce\sque\s(?:j['’]ai|je\st['’]ai|je\svous\sai)\s(?:dit|écrit|demandé)|tout)\s+
                  (?:sur|concernant|à\spropos\sde|au\ssujet\sde)
              | oublie[zr]?\s+(?:cette\shistoire\sde|que\sj['’]ai\s(?:dit|demandé)\s(?:de|que|qu['’]il\sfaut))
              | olvida\s+(?:(?:eso|lo)\sde|que\s(?:te\s)?(?:dije|pedí)\s(?:que)?)
              | olvida\s+(?:la|esa|esta|tu|mi)\s+(?:regla|nota|convención|preferencia)\s+(?:sobre|para|acerca\sde|de)
              | olvida\s+(?:lo\sque\s(?:te\s)?(?:dije|he\sdicho)|todo(?:\slo\sque\s(?:dije|sabes))?)\s+
                  (?:sobre|acerca\sde|de)
              | esque[çc][ae]\s+(?:(?:a|essa|esta|tua|sua|minha)\s+(?:regra|nota|convenção|preferência)
                    |o\sque\s(?:eu\s)?(?:disse|falei)|tudo)\s+
                  (?:sobre|para|de|do|da)
              | esque[çc][ae]\s+que\s(?:eu\s)?(?:disse|pedi|falei)\s(?:para|que)
              | dimentica\s+(?:quella\s(?:cosa|storia)\s(?:di|del|della)|che\s(?:ti\s)?ho\s(?:detto|chiesto)\s(?:di|che))
              | vergeet\s+(?:dat\s(?:gedoe|verhaal)\s(?:met|over)|dat\sik\s(?:zei|vroeg)(?:\sdat)?(?:\s(?:we|je))?)
              | dimentica\s+(?:(?:la|quella|questa|tua|mia)\s+(?:regola|nota|convenzione|preferenza)
                    |quello\sche\s(?:ti\s)?ho\sdetto|tutto)\s+
                  (?:su|sul|sulla|per|di|del|della)
              | vergeet\s+(?:(?:de|die|deze|mijn|je)\s+(?:regel|notitie|afspraak|voorkeur)|wat\sik\s(?:zei|heb\sgezegd)|alles)\s+
                  (?:over|voor|met|van)
              | zapomnij\s+(?:o\s)?(?:tę|tej|te|ten)?\s*(?:regułę|regule|zasadę|zasadzie|notatkę|notatce)\s+
                  (?:o|dla|dotyczącą|dotyczącej)
              | забудь(?:те)?,?\s+что\sя\s(?:говорила?|сказала?|писала?)\s+(?:про|об?|насчёт)
              | забудь(?:те)?\s+(?:про|об?)(?:\s(?:эту|то)\s(?:историю|дело)\sс)?
              | забудь(?:те)?,?\s+что\sя\s(?:сказала?|просила?|велела?)
              | забудь(?:те)?\s+вс[её]\s+(?:про|об?)
              | забудь(?:те)?\s+(?:это\s)?(?:правило|факт|заметку)\s+(?:про|об?|насчёт)
            )\s+(?<what>.+?)[\s.!]*$
            | ^(?:delete|remove|erase|wipe|purge|drop|clear)\s+(?:everything\s(?:about|on)\s)?(?<what>.+?)\s+from\s+(?:your\s|
              totalmemory['’]?s?\s)
                (?:memor(?:y|ies)|notes)[\s.!]*$
            | ^(?:do\snot|don['’]?t)\sremember\s(?:about\s)?(?<what>.+?)\sany\s?more[\s.!]*$
            | ^(?:lösche?|entferne?|streiche?)\s+(?:alles\s)?(?:über\s)?(?<what>.+?)\s+aus\s(?:dei|de)ne?m\s(?:gedächtnis|
              speicher)[\s.!]*$
            | ^(?:efface[rz]?|supprime[rz]?)\s+(?<what>.+?)\s+de\s(?:ta|votre)\smémoire[\s.!]*$
            | ^(?:borra|elimina)\s+(?<what>.+?)\s+de\stu\smemoria[\s.!]*$
            | ^(?:cancella|elimina|rimuovi)\s+(?<what>.+?)\s+dalla\stua\smemoria[\s.!]*$
            | ^(?:apag(?:a|ue)|remov[ae])\s+(?<what>.+?)\s+da\s(?:tua|sua)\smemória[\s.!]*$
            | ^(?:удали|сотри)(?:те)?\s+(?<what>.+?)\s+из\s(?:своей\s)?памяти[\s.!]*$
            | ^vergiss,?\s+(?:alles,?\s+)?was\sdu\s(?:über|von)\s(?<what>.+?)\sweißt[\s.!]*$
            | ^vergiss,?\s+(?:alles,?\s+)?was\sich\s(?:über|zu[mr]?)\s(?<what>.+?)\s(?:gesagt|geschrieben)\shabe[\s.!]*$
            | ^忘(?:掉|记|了)我(?:之前|刚才)?说(?:过)?的?(?:要)?(?<what>[^关]{2,60}?)(?:的话|这件事|那件事)?[。!！\s]*$
            | ^(?<what>.{2,60}?)(?:って|と)言ったの(?:は|を)?忘れて(?:ください|下さい)?[。!！\s]*$
            | ^(?<what>.{2,60}?)라고\s?(?:말)?한\s?(?:거|것)(?:은|는|을|를)?\s?잊어\s?(?:줘|주세요|버려)[.!\s]*$
            | ^(?:忘(?:掉|记|了)|删除)(?:我说的|所有)?关于(?<what>.+?)的(?:规则|规定|偏好|约定|话|内容|事情?|一切|东西|信息|记忆|记录)[。!！\s]*$
            | ^[把将](?<what>.{2,60}?)从(?:你的)?记忆(?:中|里)?(?:删除|删掉|抹去|清除)[。!！\s]*$
            | ^从(?:你的)?记忆(?:中|里)?(?:删除|删掉|抹去|清除)(?:关于)?(?<what>.{2,60}?)(?:的(?:内容|信息|一切))?[。!！\s]*$
            | ^(?<what>.{2,60}?)を(?:記憶|メモリー?)から(?:消して|削除して)(?:ください|下さい)?[。!！\s]*$
            | ^(?<what>.{2,60}?)のこと(?:は|を)(?:もう)?忘れて(?:ください|下さい)?[。!！\s]*$
            | ^(?<what>.{2,60}?)에\s?대해(?:서)?(?:는)?\s?(?:다\s)?잊어\s?(?:줘|주세요|버려)[.!\s]*$
            | ^(?<what>.+?)(?:について|に関する)(?:の)?(?:ルール|規則|メモ|約束|好み|こと)(?:を|は)?(?:忘れて|消して)(?:ください|下さい)?[。!！\s]*$
            | ^(?<what>.+?)에\s?(?:대한|관한)\s?(?:규칙|메모|선호|내용)(?:을|를|은|는)?\s?(?:잊어|지워)\s?(?:줘|주세요|버려)[.!\s]*$
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Topic();

    [Examples("forget everything about tabs", "vergiss alles über Tabs", "删除所有")]
    [CounterExamples("forget tabs", "allow tabs")]
    [GeneratedRegex(@"\b(?:everything|all|anything|alles|tout|todo|tudo|tutto|вс[её])\b|所有", RegexOptions.IgnoreCase)]
    private static partial Regex Everything();

    [Examples("forget #12", "please unlearn the rule #12.")]
    [CounterExamples("forget 12", "forget #12 and #13")]
    [GeneratedRegex(
        @"^(?:please\s+)?(?:forget|unlearn|vergiss|oublie|olvida|забудь|忘掉)\s*(?:the\s)?(?:rule\s|fact\s|record\s)?#([0-9]{1,15})[\s.!]*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Numbered();
}
