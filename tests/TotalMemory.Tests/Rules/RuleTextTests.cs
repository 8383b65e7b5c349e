using TotalMemory.Extraction.Errors;
using TotalMemory.Rules;
using TotalMemory.Spool.Reminders;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules;

/// <summary>In which words a cluster of mistakes becomes a rule.</summary>
public sealed class RuleTextTests
{
    private static readonly Habit Pnpm = new(new CommandTrigger("npm", [], [], "pnpm"), "pnpm install");

    private static Mistake Correction(string said, Habit? habit = null, string session = "s1") =>
        new()
        {
            Record = 1,
            IsCorrection = true,
            Project = "p",
            Session = session,
            Text = said,
            Habit = habit,
            Evidence = Some.Evidence(said, session),
        };

    private static Mistake Error(string command, string said, string? fix, string session) =>
        Correction($"$ {command}\n{said}", null, session) with
        {
            IsCorrection = false,
            Text = $"{command.Split(' ')[0]}: {said}",
            Fix = fix,
        };

    private static string? Compose(params Mistake[] mistakes) => RuleText.Compose(new Cluster(mistakes), [])?.Text;

    [Theory]
    [InlineData("No, use tabs", "Use tabs")]
    [InlineData("no! Wait, please use tabs", "Use tabs")]
    [InlineData("nein - immer Tabs", "Immer Tabs")]
    [InlineData("no you must use tabs", "You must use tabs")]
    [InlineData("No tabs", "No tabs")]
    [InlineData("Stop using tabs", "Stop using tabs")]
    [InlineData("npm is wrong here", "npm is wrong here")]
    [InlineData("user_id is the key", "user_id is the key")]
    [InlineData("use tabs, ", "Use tabs")]
    [InlineData("no,", "")]
    public void An_opening_interjection_goes_and_a_negation_stays(string sentence, string clean) =>
        Assert.Equal(clean, RuleText.Clean(sentence));

    [Fact]
    public void The_sentence_that_says_what_to_do_is_chosen()
    {
        Assert.Equal(
            "From now on always use tabs for indentation",
            Compose(Correction("No, that looks ugly. From now on always use tabs for indentation."))
        );
        Assert.Equal(
            "Never use spaces for indentation",
            Compose(Correction("Use tabs for indentation."), Correction("Never use spaces for indentation."))
        );
    }

    [Theory]
    [InlineData("No, that looks ugly.")]
    [InlineData("Should we use tabs?")]
    [InlineData("Always use tabs for indentation？")]
    [InlineData("use tabs")]
    public void A_complaint_a_question_or_too_few_words_make_no_rule(string said) => Assert.Null(Compose(Correction(said)));

    [Fact]
    public void Words_that_all_share_must_occur_in_it()
    {
        var cluster = new Cluster([Correction("Always use tabs for indentation.")]);
        Assert.NotNull(RuleText.Compose(cluster, ["indentation"]));
        Assert.Null(RuleText.Compose(cluster, ["penguins"]));
    }

    [Fact]
    public void What_it_is_about_and_what_is_right_are_added_where_they_are_not_said()
    {
        Assert.Equal(
            "Always use the other package manager (about `npm`): `pnpm install`",
            Compose(Correction("Always use the other package manager.", Pnpm))
        );
        Assert.Equal("Never use npm, use pnpm install", Compose(Correction("Never use npm, use pnpm install.", Pnpm)));
    }

    [Theory]
    [InlineData("s2", true)]
    [InlineData("s1", false)]
    public void Without_words_the_same_fix_in_two_sessions_makes_one(string session, bool isRule)
    {
        var text = Compose(
            Error("npm ci", "npm error code EUSAGE", "docker compose exec app npm ci", "s1"),
            Error("npm ci", "npm error code EUSAGE", "docker compose exec app npm ci", session)
        );
        Assert.Equal(isRule ? "`npm ci` fails here (npm error code EUSAGE); what works: `docker compose exec app npm ci`" : null, text);
    }

    [Fact]
    public void Errors_that_nobody_fixed_or_everybody_otherwise_make_none()
    {
        Assert.Null(Compose(Error("npm ci", "npm error code EUSAGE", null, "s1"), Error("npm ci", "npm error code EUSAGE", null, "s2")));
        Assert.Null(
            Compose(Error("rg alpha", "no such file", "rg beta src", "s1"), Error("rg gamma", "no such file", "rg delta lib", "s2"))
        );
    }
}
