using TotalMemory.Extraction.Facts;
using TotalMemory.Knowledge;

namespace TotalMemory.Tests.Extraction.Facts;

/// <summary>What a sentence of a person says about how things are to be done.</summary>
public sealed class DirectiveTests
{
    [Theory]
    [InlineData("Tests should not touch the network.", true)]
    [InlineData("GET /orders?page=1 must answer in a second.", true)]
    [InlineData("никогда не пиши туда", true)]
    [InlineData("应该用空格", true)]
    [InlineData("Should tests touch the network?", false)]
    [InlineData("Tests should not touch the network, right? ok", false)]
    [InlineData("The mustard is in the fridge.", false)]
    public void A_norm_says_what_should_be(string sentence, bool expected) => Assert.Equal(expected, Directive.IsNorm(sentence));

    [Theory]
    [InlineData("we use pnpm", true)]
    [InlineData("by default the port is 8081", true)]
    [InlineData("we used pnpm", false)]
    [InlineData("we use pnpm for now", false)]
    [InlineData("do we use pnpm?", false)]
    public void What_lasts_holds_longer_than_for_now(string sentence, bool expected) =>
        Assert.Equal(expected, Directive.IsLasting(sentence));

    [Theory]
    [InlineData("always use pnpm", true)]
    [InlineData("In future use pnpm", true)]
    [InlineData("we use pnpm", false)]
    [InlineData("move it to the folder in the future", false)]
    [InlineData("always use pnpm in this branch", false)]
    public void A_standing_rule_says_so(string sentence, bool expected) => Assert.Equal(expected, Directive.IsStanding(sentence));

    [Theory]
    [InlineData("never commit secrets", true, true)]
    [InlineData("Please always run the linter", true, true)]
    [InlineData("from now on use tabs", true, true)]
    [InlineData("always fails on CI", true, false)]
    [InlineData("never mind", true, false)]
    [InlineData("in future it might be faster", true, false)]
    [InlineData("it never works", false, false)]
    [InlineData("never commit secrets until tomorrow", false, false)]
    public void An_instruction_is_explicit_and_describes_nothing(string sentence, bool isExplicit, bool isInstruction)
    {
        Assert.Equal(isExplicit, Directive.IsExplicit(sentence));
        Assert.Equal(isInstruction, Directive.IsInstruction(sentence));
    }

    [Theory]
    [InlineData("do not use npm here", true)]
    [InlineData("stop committing generated files", false)]
    [InlineData("stop adding comments", true)]
    [InlineData("not npm, use pnpm", true)]
    [InlineData("use tabs, not spaces", true)]
    [InlineData("别用 npm", true)]
    [InlineData("I do not like npm", false)]
    [InlineData("do not use npm right now", false)]
    [InlineData("why do not use npm?", false)]
    public void A_prohibition_forbids_a_deed(string sentence, bool expected) => Assert.Equal(expected, Directive.IsProhibition(sentence));

    [Theory]
    [InlineData("I prefer tabs, so we should use them.", FactKinds.Preference)]
    [InlineData("Answer in German.", FactKinds.Preference)]
    [InlineData("Let's go with Postgres.", FactKinds.Decision)]
    [InlineData("We decided that tests must be fast.", FactKinds.Decision)]
    [InlineData("Tests must be fast.", FactKinds.Convention)]
    [InlineData("The port is 8081.", FactKinds.Fact)]
    public void Of_several_kinds_the_narrower_counts(string sentence, string kind) => Assert.Equal(kind, Directive.KindOf(sentence));

    [Theory]
    [InlineData("Kommentare im Code bitte immer auf Deutsch", true)]
    [InlineData("s'il te plaît, n'utilise jamais npm", true)]
    [InlineData("por favor, usa siempre pnpm", true)]
    [InlineData("пожалуйста, всегда проверяй", true)]
    [InlineData("请始终使用 pnpm", true)]
    [InlineData("必ずテストを書いてください", true)]
    [InlineData("bitte repariere den Test, der immer fehlschlägt", false)]
    [InlineData("por favor arregla el test que siempre falla", false)]
    public void Asked_for_politely_and_for_always_it_is_an_instruction(string sentence, bool isOne) =>
        Assert.Equal(isOne, Directive.IsInstruction(sentence));
}
