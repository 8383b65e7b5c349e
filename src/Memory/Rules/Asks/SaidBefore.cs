using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Rules.Asks;

/// <summary>
/// A person complains of having to say something again: <c>no emojis, I asked for that already</c>. What they ask for was said in a
/// session that may never have been read. "As I said" only goes on with what was said before. Pure.
/// </summary>
internal static partial class SaidBefore
{
    private const int Longest = 300; // chosen: a longer message tells a story

    public static bool Is(string message) => message.Length <= Longest && Complaint().IsMatch(message) && !Sentences.IsQuestion(message);

    [Examples(
        "no emojis in commits! I asked for that already",
        "I've told you before: use pnpm",
        "use pnpm, I already said that",
        "third time I'm telling you",
        "for the third time, use pnpm",
        "I keep telling you to use pnpm",
        "how many times do I have to say it: pnpm",
        "das habe ich doch schon gesagt: pnpm",
        "ich hab dir das schon dreimal gesagt",
        "zum dritten Mal: pnpm",
        "je t'ai déjà demandé d'utiliser pnpm",
        "pour la troisième fois, pnpm",
        "ya te lo dije: pnpm",
        "te lo he pedido ya dos veces",
        "por tercera vez, pnpm",
        "já te pedi isso",
        "pela terceira vez, pnpm",
        "te l'ho già detto",
        "per la terza volta, pnpm",
        "ik heb het al gezegd",
        "już ci mówiłem",
        "я уже просил без эмодзи",
        "я же говорила",
        "в третий раз: pnpm",
        "我已经说过了",
        "说了多少遍了，用pnpm",
        "前にも言ったけど、絵文字なしで",
        "何度も言いましたが、pnpmで",
        "이미 말했잖아, 이모지 쓰지 마",
        "몇 번이나 말했는데"
    )]
    [CounterExamples(
        "as I said, run the tests",
        "I told you about the port",
        "wie gesagt, nimm pnpm",
        "comme je l'ai dit, pnpm",
        "the third time it fails, stop",
        "he already said that",
        "как я сказал, pnpm"
    )]
    [GeneratedRegex(
        """
                \bi(?:['’]ve|\shave)?\s(?:already|keep|kept)\s(?:told|tell(?:ing)?|said|say(?:ing)?|ask(?:ed|ing)|mention(?:ed|ing))\b
              | \bi(?:['’]ve|\shave)?\s(?:told\syou|said|asked(?:\syou)?|mentioned)\b(?:\s\S{1,20}){0,4}\s
                  (?:already|before|(?:two|three|four|several|many|[2-9])\stimes|twice)\b
              | \b(?:for\sthe\s)?(?:second|third|fourth|fifth|nth|umpteenth)\stime\b(?=,|:|\snow\b|\si\b|\si['’]|\sthat\si\b)
              | \bhow\s(?:many\stimes|often)\s(?:do|did|must|should|have)\si\b
              | \b(?:habe?\sich|ich\shabe?)(?:['’]?s|\s(?:es|das|dir|ihnen|euch|doch)){0,3}\s(?:schon|bereits|doch)\b
                  (?:\s\S{1,20}){0,4}?\s(?:gesagt|gebeten|geschrieben|erklärt)\b
              | \bzum\s(?:zweiten|dritten|vierten|fünften|x-ten|hundertsten)\smal\b | \bwie\soft\s(?:muss|soll|habe?)\sich\b  # German
              | \bje\s(?:(?:te|vous|l)\s?['’]?\s?)?(?:l['’]|t['’])?ai\sdéjà\s(?:dit|demandé|expliqué|écrit)\b
              | \bpour\sla\s(?:deuxième|seconde|troisième|quatrième|énième)\sfois\b
              | \bcombien\sde\sfois\s(?:dois-je|je|faut-il)\b  # French
              | \bya\s(?:te\s|os\s|le\s)?(?:lo\s|la\s)?(?:dije|pedí|expliqué|he\s(?:dicho|pedido))\b
              | \b(?:te\s)?lo\she\s(?:dicho|pedido)\sya\b
              | \bpor\s(?:segunda|tercera|cuarta|enésima)\svez\b | \bcuántas\sveces\s(?:tengo|te|he|debo)\b  # Spanish
              | \bjá\s(?:eu\s)?(?:te\s|lhe\s)?(?:disse|pedi|falei|expliquei)\b | \bpela\s(?:segunda|terceira|quarta|enésima)\svez\b
              | \bquantas\svezes\s(?:tenho|eu|preciso)\b  # Portuguese
              | \b(?:te\s)?(?:l['’])?ho\sgià\s(?:detto|chiesto|spiegato)\b
              | \bper\sla\s(?:seconda|terza|quarta|ennesima)\svolta\b  # Italian
              | \bik\sheb\s(?:het|dat|je)?\s?(?:dat\s|het\s)?(?:al|toch)\s(?:gezegd|gevraagd)\b
              | \bvoor\sde\s(?:tweede|derde|vierde)\skeer\b  # Dutch
              | \bjuż\s(?:ci\s|wam\s|to\s)?(?:mówił[ae]m|prosił[ae]m|pisał[ae]m)\b | \bpo\sraz\s(?:drugi|trzeci|czwarty)\b  # Polish
              | (?<!\w)я\s(?:же|уже)\s(?:тебе\s|вам\s|это\s)?(?:говорила?|сказала?|просила?|писала?)(?!\w)
              | (?<!\w)(?:во?\s(?:второй|третий|четвёртый|четвертый|сотый)\sраз|сколько\sраз\s(?:мне|тебе|говорить))(?!\w)  # Russian
              | 我(?:已经|之前|早就|刚才)(?:就)?(?:跟你)?(?:说|讲|要求|提)过 | [说讲]了?(?:多少|好几|几|[二两三四五])[遍次]  # Chinese
              | (?:前にも|さっきも|何度も|もう)(?:言|お願い|伝え)(?:っ|い|し|ま|た) | 何度言えば  # Japanese
              | (?:이미|아까도?|전에도|몇\s?번이?나)\s?(?:말|얘기|부탁)(?:했|한) | 몇\s?번을\s?말해야  # Korean
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Complaint();
}
