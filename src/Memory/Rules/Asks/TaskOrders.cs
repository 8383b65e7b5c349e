using System.Text.RegularExpressions;
using TotalMemory.Language;

namespace TotalMemory.Rules.Asks;

/// <summary>
/// Recognises an order for one piece of work: <c>start the database</c>. It is meant for the moment however often it is given, and an
/// agent that is told it unasked would do it unasked. Pure.
/// </summary>
internal static partial class TaskOrders
{
    /// <summary>With more specific words an order says how, not only what (chosen).</summary>
    private const int MostWords = 3;

    public static bool Is(string text) => Act().IsMatch(text) && !Lasting().IsMatch(text) && AskWords.Extract(text).Count <= MostWords;

    [Examples(
        "Start the database",
        "deploy to staging",
        "run the test suite",
        "starte die Datenbank",
        "Bau bitte die Seite",
        "lance les tests",
        "ajoute un article",
        "ejecuta las pruebas",
        "execute os testes",
        "esegui i test",
        "запусти тесты",
        "运行测试",
        "テストを実行して",
        "테스트 실행해 줘"
    )]
    [CounterExamples("use pnpm", "keep commits small", "avoid mocks", "nimm pnpm", "utilise pnpm", "the tests run", "starting point")]
    [GeneratedRegex(
        """
                ^(?:
                    (?:run|rerun|start|restart|launch|boot|deploy|release|publish|ship|push|pull|merge|commit|install|open|close|create|add
                      |fix|remove|delete|show|check|test|build|rebuild|update|upgrade|bump|implement|continue|finish|print|find|read|look
                      |explain|review|investigate|generate|send|load|stop|clean|lint|write)(?!\w)
                  | (?:start|führ|bau|deploy|test|installier|öffne|schließ|lösch|zeig|prüf|committ?|push|erstell|schreib|füg
                      |mach)e?(?!\w)  # German
                  | (?:lance|démarre|déploie|teste|installe|ouvre|ferme|supprime|ajoute|corrige|montre|vérifie|construi[st]|compile|publie
                      |crée|écri[st]|fais)(?!\w)  # French
                  | (?:ejecuta|corre|inicia|arranca|despliega|prueba|instala|abre|cierra|borra|añade|agrega|corrige|arregla|muestra|revisa
                      |construye|compila|publica|crea|escribe)(?!\w)  # Spanish
                  | (?:execute|rode|inicie|implante|teste|instale|abra|feche|apague|adicione|corrija|conserte|mostre|verifique|crie
                      |publique|escreva)(?!\w)  # Portuguese
                  | (?:esegui|avvia|distribuisci|prova|installa|apri|chiudi|elimina|aggiungi|correggi|mostra|controlla|crea|pubblica
                      |scrivi)(?!\w)  # Italian
                  | (?:запусти|разверни|собери|установи|открой|закрой|удали|добавь|исправь|покажи|проверь|создай|протестируй|закоммить
                      |запушь|напиши)(?:те)?(?!\w)  # Russian
                  | (?:请|請|帮我)?(?:运行|执行|启动|部署|发布|安装|打开|关闭|删除|添加|增加|修复|提交|推送|构建|测试|创建|检查|查看|编写)  # Chinese
                )
              | (?:実行|起動|デプロイ|公開|インストール|追加|削除|修正|作成|確認|コミット|プッシュ|ビルド|テスト)して(?:ください)?[。.!]?$  # Japanese
              | (?:실행|시작|배포|설치|추가|삭제|수정|생성|확인|커밋|푸시|빌드|테스트)해?\s?(?:줘|주세요)[.!]?$  # Korean
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Act();

    // When, in which way or how often: then it holds for the next time, too.
    [Examples(
        "run the linter before a commit",
        "test each fix",
        "commit in small steps",
        "push directly to main",
        "vor dem Commit testen",
        "teste immer",
        "teste avant de pousser",
        "prueba antes de subir",
        "teste sempre",
        "проверь перед коммитом",
        "提交前运行测试",
        "コミット前に実行して",
        "커밋 전에 실행해 줘"
    )]
    [CounterExamples("start the database", "run the tests", "starte die Datenbank")]
    [GeneratedRegex(
        """
                \b(?:before|after|when(?:ever)?|while|until|unless|if|each|every|always|never|only|first|without|with|using|via|instead|not
                  |directly|straight|small|short|separate(?:ly)?|by\sdefault|from\snow\son)\b
              | \b(?:vor|vorher|bevor|nach|nachdem|wenn|falls|jede[rsmn]?|immer|nie(?:mals)?|nur|zuerst)\b
              | \b(?:ohne|mit|statt|nicht|direkt|künftig)\b
              | \b(?:avant|après|quand|si|chaque|toujours|jamais|seulement|d['’]abord|sans|avec|pas|directement|désormais)\b
              | \b(?:antes|después|cuando|si|cada|siempre|nunca|sólo|solo|primero|sin|con|no|directamente)\b
              | \b(?:depois|quando|se|sempre|apenas|primeiro|sem|com|não|prima|dopo|ogni|mai|senza)\b
              | (?<!\w)(?:перед|после|когда|если|кажд\w+|всегда|никогда|только|сначала|без|не)(?!\w)
              | 前|后|後|每|总是|始终|必须|只|不 | 毎|必ず|常に|だけ | 전에|후에|마다|항상|반드시|만\s
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Lasting();
}
