using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Extraction.Facts;

/// <summary>What a person says once and means for good, in the words people have for it: "from now on", "never …", "here we use".</summary>
internal static partial class StatedForGood
{
    public static bool Is(string sentence) => Future().IsMatch(sentence) || Habit().IsMatch(sentence) || Politely().IsMatch(sentence);

    // Said of the future, or opening a sentence with "always" or "never". Spanish and Portuguese leave out the subject: there only forms of
    // the verb that order count, since "nunca falla" is no order.
    [Examples(
        "in future, ask first",
        "please never push",
        "our rules are strict",
        "впредь спрашивай",
        "von nun an Tabs",
        "niemals direkt auf main pushen",
        "désormais, on écrit les tests d'abord",
        "n'utilise jamais npm",
        "ne jamais pousser sur main",
        "a partir de ahora pregunta antes",
        "nunca hagas push sin preguntar",
        "usa siempre pnpm",
        "a partir de agora pergunte antes",
        "nunca edite o que está em generated",
        "d'ora in poi usa pnpm",
        "voortaan eerst vragen",
        "od teraz pytaj",
        "记住端口",
        "今後は先に聞いてください",
        "앞으로는 먼저 물어봐"
    )]
    [CounterExamples(
        "he never asks",
        "ask first",
        "nunca falla",
        "siempre usa el puerto equivocado",
        "le test échoue toujours",
        "das geht immer noch nicht",
        "nie wieder Java",
        "앞으로 이동"
    )]
    [GeneratedRegex(
        """
                ^\W*in\ (?:the\ )?future\b
              | ^\W*(?:please\ )?(?:always|never)\b
              | \b(?:from\ now\ on|going\ forward|remember\ (?:that|to)|our\ (?:convention|policy|rule|standard)s?
                  |(?:we|i)\ (?:always|never|prefer)|the\ convention\ is)\b
              | (?<!\w)(?:впредь|отныне|запомни(?:те)?|с\ этого\ момента)(?!\w) | ^\W*(?:всегда|никогда\ не)(?!\w)  # Russian
              | \b(?:ab\ (?:jetzt|sofort)|von\ nun\ an|merke?\ dir)\b | ^\W*(?:in\ Zukunft|künftig)\b  # German
              | ^\W*(?:immer(?!\ (?:noch|wieder|mehr)\b)|nie(?:mals)?(?!\ (?:wieder|mehr)\b))\ .{0,80}\w+en\W*$
              | \b(?:désormais|dorénavant|à\ partir\ de\ maintenant|retiens\ que|souviens-toi\ que)\b | ^\W*à\ l['’]avenir\b  # French
              | ^\W*(?:n(?:e\ |['’])\w+\ jamais|ne\ jamais\ \w+(?:er|ir|re)|toujours\ \w+(?:er|ir|re))\b
              | \b(?:a\ partir\ de\ ahora|de\ ahora\ en\ adelante|recuerda\ que)\b | ^\W*en\ el\ futuro\b  # Spanish
              | ^\W*(?:nunca|jamás)\ (?:us|ejecut|edit|toqu|cambi|borr|llam|agregu|modifiqu|commite|instal)es\b
              | ^\W*(?:nunca|jamás)\ (?:hag|pong|escrib|sub)as\b | ^\W*(?:usa|utiliza|ejecuta|escribe|pregunta|responde|haz|pon)\ siempre\b
              | \b(?:a\ partir\ de\ agora|de\ agora\ em\ diante|daqui\ (?:pra|para)\ (?:a\ )?frente|lembre-se\ (?:de\ )?que)\b  # Portuguese
              | ^\W*(?:nunca|jamais|sempre)\s
                  (?:use|edite|faça|altere|mexa|rode|execute|escreva|suba|apague|chame|pergunte|responda|mantenha)\b
              | ^\W*(?:use|rode|execute|escreva|pergunte|responda|mantenha)\ sempre\b
              | \b(?:d['’]ora|da\ (?:ora|adesso))\ in\ (?:poi|avanti)\b | \bricorda(?:ti)?\ che\b | ^\W*in\ futuro\b  # Italian
              | ^\W*(?:non\ \w+(?:are|ere|ire)\ mai|usa\ sempre|mai\ \w+(?:are|ere|ire))\b
              | \b(?:vanaf\ nu|voortaan|onthoud\ dat)\b | \b(?:od\ teraz|pamiętaj,?\ że)\b  # Dutch, Polish
              | 以后|从现在开始|从今以后|记住  # Chinese
              | 今後は|これからは|覚えておいて  # Japanese
              | 앞으로는|이제부터|지금부터|기억해\ ?(?:줘|둬|주세요)  # Korean
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Future();

    // What "we" do "here": a habit of the project, as one tells a new colleague.
    [Examples(
        "In this repo we use tabs, never spaces.",
        "we write our tests in Gherkin here",
        "in diesem Projekt verwenden wir Tabs",
        "wir nutzen hier pnpm",
        "dans ce projet on utilise pnpm",
        "en este proyecto usamos pnpm",
        "neste projeto não usamos npm",
        "in questo progetto usiamo pnpm",
        "в этом проекте мы используем pnpm",
        "在这个项目里我们用pnpm",
        "このリポジトリではpnpmを使います",
        "이 프로젝트는 pnpm을 사용해"
    )]
    [CounterExamples("in this repo we have a bug", "we use it to test", "we run into this here", "we use tabs")]
    [GeneratedRegex(
        """
                \bin\ (?:this|our)\ (?:(?:mono)?repo(?:sitory)?|project|codebase|team|company),?\ we\s
                  (?:always\ |never\ |only\ |do\ not\ |don['’]?t\ )?(?:use|prefer|write|name|commit|deploy|indent|format|avoid)\b
              | \bwe\ (?:use|prefer|write|name|avoid)\ [^.,;:!?\n]{1,60}\ (?:here|in\ this\ (?:repo(?:sitory)?|project|codebase))\W*$
              | \bin\ diesem\ (?:Projekt|Repo\w*)\ (?:verwenden|benutzen|nutzen|schreiben)\ wir\b  # German
              | \bwir\ (?:verwenden|benutzen|nutzen)\ hier\b
              | \bdans\ ce\ (?:projet|dépôt),?\ (?:on|nous)\ (?:n['’])?(?:utilis|écri|nomm)\w+  # French
              | \ben\ este\ (?:proyecto|repo\w*),?\ (?:siempre\ |nunca\ |no\ )?(?:usamos|utilizamos|escribimos)\b  # Spanish
              | \bneste\ (?:projeto|repo\w*),?\ (?:sempre\ |nunca\ |não\ )?(?:usamos|utilizamos|escrevemos)\b  # Portuguese
              | \bin\ questo\ (?:progetto|repo\w*),?\ (?:non\ )?(?:usiamo|utilizziamo|scriviamo)\b  # Italian
              | (?<!\w)в\ этом\ (?:проекте|репозитории)\ (?:мы\ )?(?:всегда\ |не\ )?(?:используем|пишем)(?!\w)  # Russian
              | (?:在?这个(?:项目|仓库)(?:里|中)?[，,]?我们(?:只|不)?(?:使)?用)  # Chinese
              | この(?:リポジトリ|プロジェクト)では.{1,40}(?:使います|使いません|使う|使わない)  # Japanese
              | 이\ (?:프로젝트|저장소|레포)(?:는|에서는).{1,40}(?:써|사용해|사용합니다|쓰지)  # Korean
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Habit();

    // Asked for politely and for always. "Please" and "always" stand together, so that what always happens elsewhere is not meant; in
    // English they open the sentence.
    [Examples(
        "Kommentare im Code bitte immer auf Deutsch",
        "bitte die Tests nie überspringen",
        "s'il te plaît, n'utilise jamais npm",
        "por favor usa siempre pnpm",
        "por favor, nunca subas a main",
        "per favore usa sempre pnpm",
        "пожалуйста, всегда проверяй",
        "请始终使用 pnpm",
        "必ずテストを書いてください",
        "항상 테스트를 작성해 주세요"
    )]
    [CounterExamples(
        "bitte repariere den Test, der immer fehlschlägt",
        "das geht bitte immer noch nicht",
        "s'il te plaît corrige le test qui échoue toujours",
        "por favor arregla el test que siempre falla",
        "siempre falla",
        "请运行测试"
    )]
    [GeneratedRegex(
        """
                \bbitte\s(?:[^\s,;:.!?]+\s){0,3}(?:immer(?!\s(?:noch|wieder|mehr)\b)|nie(?:mals)?(?!\s(?:wieder|mehr)\b)|stets)\b  # German
              | \bs['’]il\s(?:te|vous)\spla[iî]t,?\s(?:(?!qu[ie]\b)[^\s,;:.!?]+\s){0,3}(?:toujours|jamais)\b  # French
              | \bpor\sfavor,?\s(?:(?!que\b)[^\s,;:.!?]+\s){0,3}(?:siempre|nunca|jamás|sempre)\b  # Spanish, Portuguese
              | \bper\sfavore,?\s(?:(?!che\b)[^\s,;:.!?]+\s){0,3}(?:sempre|mai)\b  # Italian
              | (?<!\w)пожалуйста,?\s(?:[^\s,;:.!?]+\s){0,3}(?:всегда|никогда)(?!\w)  # Russian
              | [请請](?:始终|总是|永远|务必|一定要)  # Chinese
              | (?:必ず|常に|絶対に)[^。]{1,40}(?:ください|下さい)  # Japanese
              | (?:항상|반드시|절대)[^.]{1,40}(?:주세요|마세요|해\s?줘)  # Korean
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Politely();
}
