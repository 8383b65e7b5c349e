using TotalMemory.Extraction.Corrections;
using TotalMemory.Knowledge;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

public sealed class RetractionTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    [Theory]
    [InlineData("you may push again", "push", true)]
    [InlineData("OK, you can use npm again.", "use npm", true)]
    [InlineData("Pushing to main is fine from now on", "Pushing to main", true)]
    [InlineData("du darfst wieder pushen", "pushen", true)]
    [InlineData("tu peux à nouveau utiliser npm", "utiliser npm", true)]
    [InlineData("puedes volver a usar npm", "usar npm", true)]
    [InlineData("pode usar npm novamente", "usar npm", true)]
    [InlineData("снова можно пушить", "пушить", true)]
    [InlineData("现在可以再使用npm了", "使用npm", true)]
    [InlineData("no need to run the linter anymore", "run the linter", false)]
    [InlineData("You no longer have to ask before a commit", "ask before a commit", false)]
    [InlineData("The changelog is no longer needed", "The changelog", false)]
    [InlineData("du musst den Linter nicht mehr starten", "den Linter starten", false)]
    [InlineData("plus besoin de lancer le linter", "lancer le linter", false)]
    [InlineData("ya no hace falta ejecutar el linter", "ejecutar el linter", false)]
    [InlineData("больше не нужно запускать линтер", "запускать линтер", false)]
    [InlineData("不用再运行测试了", "运行测试", false)]
    public void What_takes_a_norm_back_is_recognised(string said, string what, bool isPermission) =>
        Assert.Equal((what, isPermission, ""), Parts(Retraction.Find(said)));

    [Theory]
    [InlineData("You may push again. Use main.", "push", "Use main.")]
    [InlineData("Use main. You may push again.", "push", "Use main.")]
    [InlineData("Use main. Pushing is fine again.", "Pushing", "Use main.")]
    [InlineData("OK. You may push again.", "push", "")]
    [InlineData("You may push again. From now on use main.", "push", "From now on use main.")]
    [InlineData("Du darfst wieder pushen. Nimm ab jetzt main.", "pushen", "Nimm ab jetzt main.")]
    [InlineData("Tu peux à nouveau pousser. Utilise main.", "pousser", "Utilise main.")]
    [InlineData("Puedes volver a subir cambios. Usa main.", "subir cambios", "Usa main.")]
    [InlineData("Pode voltar a publicar. Use a main.", "publicar", "Use a main.")]
    [InlineData("Снова можно пушить. Используй main.", "пушить", "Используй main.")]
    [InlineData("现在可以再推送了。请用 main 分支。", "推送", "请用 main 分支。")]
    [InlineData("The linter is no longer needed.\nRun the tests instead.", "The linter", "Run the tests instead.")]
    public void Besides_taking_back_a_message_may_say_more(string said, string what, string rest)
    {
        var found = Parts(Retraction.Find(said));
        Assert.Equal((what, rest), (found.What, found.Besides));
    }

    [Fact]
    public void A_message_may_take_back_twice() =>
        Assert.Equal(
            [("push", true), ("The linter", false)],
            Retraction.All("You may push again. The linter is no longer needed. Use main.").Select(r => (r.What, r.IsPermission))
        );

    [Fact]
    public void A_permission_and_an_instruction_in_one_message_both_count()
    {
        const string Norm = "From now on never push to the shared branch.";
        work.Session("shop", s => s.Says("Ready.").User(Norm)).Session("shop", s => s.Says("Ready.").User(Norm));
        Assert.Contains("shared branch", Briefing());
        work.Session(
            "shop",
            s => s.Says("Ready.").User("You may push to the shared branch again. From now on always sign your commits.").Says("Fine.")
        );
        Assert.DoesNotContain("never push", Briefing());
        Assert.Contains("sign your commits", Briefing());
    }

    [Theory]
    [InlineData("you may push now")]
    [InlineData("push it again")]
    [InlineData("you can use npm again for now")]
    [InlineData("may I push again?")]
    [InlineData("run the linter again")]
    [InlineData("The page is not needed")]
    [InlineData("there is no need to hurry")]
    [InlineData("> you may push again")]
    public void Other_words_take_nothing_back(string said) => Assert.Null(Retraction.Find(said));

    [Theory]
    [InlineData("push", true, "Never push without asking", true)]
    [InlineData("push", true, "Always push after a commit", false)]
    [InlineData("push to staging", true, "Never push to main", false)]
    [InlineData("run the linter", false, "Always run the linter before a commit", true)]
    [InlineData("run the linter", false, "Never run the linter on generated files", false)]
    public void It_ends_the_norm_that_speaks_of_the_same(string what, bool isPermission, string norm, bool ends) =>
        Assert.Equal(ends, new Retraction(what, isPermission).Ends(norm));

    [Theory]
    [InlineData("From now on never use npm here, use pnpm.", "npm here", "you may use npm again")]
    [InlineData("From now on always run the linter before a commit.", "linter", "no need to run the linter anymore")]
    public void The_next_briefing_lacks_what_was_taken_back(string norm, string part, string back)
    {
        work.Session("shop", s => s.Says("Ready.").User(norm)).Session("shop", s => s.Says("Ready.").User(norm));
        Assert.Contains(part, Briefing());
        work.Session("shop", s => s.Says("Ready.").User(back).Says("Fine."));
        Assert.DoesNotContain(norm.TrimEnd('.'), Briefing());
        Assert.Empty(work.Memory.Rules.All(work.ProjectId("shop")));
        Assert.Contains(Facts(RecordStatus.Superseded), r => r.Text.Contains(part, StringComparison.Ordinal));
        // Said once more, it holds again.
        work.Session("shop", s => s.Says("Ready.").User(norm));
        Assert.Single(work.Memory.Rules.All(work.ProjectId("shop")));
    }

    private static (string What, bool IsPermission, string Besides) Parts(Retraction? found) =>
        (found?.What ?? "", found?.IsPermission ?? false, found?.Rest ?? "");

    private string Briefing() => new BriefingFiles(work.Temp.Home).Read(work.ProjectId("shop")) ?? "";

    private List<KnowledgeRecord> Facts(RecordStatus status)
    {
        using var c = work.Memory.Database.Open();
        return [.. Enumerable.Range(1, 60).Select(id => c.Records.Find(id)).OfType<KnowledgeRecord>().Where(r => r.Status == status)];
    }
}
