using TotalMemory.Extraction.Episodes;

namespace TotalMemory.Tests.Extraction.Episodes;

/// <summary>What came of a session is what the last answer says first.</summary>
public sealed class OpeningSentencesTests
{
    [Theory]
    [InlineData("Done — committed as `a9cace57` on `next`. Here's the full report.\n\n## What changed\n\n- Six shells carry the mark now.")]
    [InlineData("# Report\n\nDone — committed as `a9cace57` on `next`.")]
    [InlineData("Done. Perfect!\n\n```text\nexit code 0 and much more of the output\n```\n\nDone — committed as `a9cace57` on `next`.")]
    [InlineData("Here's what I changed in the shells:\n\n- Done — committed as `a9cace57` on `next`.")]
    public void Headings_code_bare_words_and_what_leads_on_are_passed_over(string answer) =>
        Assert.StartsWith("Done — committed as `a9cace57` on `next`.", OpeningSentences.Read(answer, 320));

    [Fact]
    public void Only_whole_sentences_are_added()
    {
        const string first = "The docs name both shells now.";
        Assert.Equal(first, OpeningSentences.Read($"{first} The second sentence is a good deal longer than the first one.", 60));
        Assert.Equal("The docs name both…", OpeningSentences.Read("The docs name both shells now and much else besides.", 22));
    }

    [Fact]
    public void Items_without_an_end_are_kept_apart() =>
        Assert.Equal(
            "Removed the unused import in tables; Replaced any with a real type.",
            OpeningSentences.Read("- Removed the unused import in tables\n- Replaced any with a real type.", 320)
        );

    [Theory]
    [InlineData("提交成功。新的页面已经上线并且可以访问。", "新的页面已经上线并且可以访问。")]
    [InlineData(
        "Push 완료.\n\n`feature/x` 브랜치에 16개 파일 변경사항이 반영됐습니다.",
        "`feature/x` 브랜치에 16개 파일 변경사항이 반영됐습니다."
    )]
    public void Scripts_without_blanks_say_more_in_less(string answer, string opening) =>
        Assert.Equal(opening, OpeningSentences.Read(answer, 320));

    [Theory]
    [InlineData("")]
    [InlineData("Done.")]
    [InlineData("Would you like me to do the other pages as well?")]
    public void An_answer_that_says_nothing_has_none(string answer) => Assert.Null(OpeningSentences.Read(answer, 320));
}
