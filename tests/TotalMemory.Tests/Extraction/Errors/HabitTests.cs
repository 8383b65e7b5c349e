using TotalMemory.Extraction.Corrections;
using TotalMemory.Extraction.Errors;
using TotalMemory.Spool.Commands;
using TotalMemory.Spool.Reminders;

namespace TotalMemory.Tests.Extraction.Errors;

public sealed class HabitTests
{
    [Theory]
    [InlineData("never use npm, use pnpm", "", "npm", "pnpm", "")]
    [InlineData("use pnpm instead of npm", "", "npm", "pnpm", "")]
    [InlineData("we use pnpm", "npm install", "npm install", "pnpm", "")]
    [InlineData("No, run `docker compose exec app npm ci`", "npm install", "npm install", "docker compose", "")]
    [InlineData("npm has to run inside the container", "npm ci", "npm", "docker", "")]
    [InlineData("never use git push --force", "", "git push", "", "--force")]
    [InlineData("nicht npm, sondern pnpm", "npm i", "npm", "pnpm", "")]
    [InlineData("не используй npm, запускай pnpm", "npm i", "npm", "pnpm", "")]
    public void Words_and_deeds_tell_the_habit(string words, string ran, string verb, string instead, string with)
    {
        var habit = Habit.Find(words, ran.Length > 0 ? [ran] : []);
        Assert.NotNull(habit);
        Assert.Equal((verb, with), (habit.Trigger.Verb, string.Join(' ', habit.Trigger.With)));
        Assert.StartsWith(instead, habit.Trigger.Instead);
    }

    [Theory]
    [InlineData("make the button blue")]
    [InlineData("let us go and find the cat")]
    [InlineData("the test should test more")]
    [InlineData("so the node is gone, why?")]
    public void Words_that_are_programs_too_tell_nothing(string words) => Assert.Null(Habit.Find(words, ["git status"]));

    [Theory]
    [InlineData("npm install", true, false)]
    [InlineData("cd app && npm install lodash", true, false)]
    [InlineData("docker compose exec app npm install", false, true)]
    [InlineData("docker compose up -d", false, false)]
    [InlineData("echo npm install", false, false)]
    [InlineData("grep 'npm install' README.md", false, false)]
    [InlineData("npm run build", false, false)]
    public void A_command_breaks_or_keeps_a_rule_about_containers(string command, bool wrong, bool right)
    {
        var trigger = new CommandTrigger("npm install", [], [], "docker compose");
        var segments = CommandLine.Parse(command);
        Assert.Equal((wrong, right), (segments.Any(trigger.IsWrong), segments.Any(trigger.IsRight)));
    }

    [Theory]
    [InlineData("git push --force", true, false)]
    [InlineData("git push origin main", false, true)]
    [InlineData("git pull", false, false)]
    public void A_flag_can_be_what_is_wrong(string command, bool wrong, bool right)
    {
        var trigger = new CommandTrigger("git push", ["--force"], [], "");
        var segments = CommandLine.Parse(command);
        Assert.Equal((wrong, right), (segments.Any(trigger.IsWrong), segments.Any(trigger.IsRight)));
    }

    [Theory]
    [InlineData("forget that", true)]
    [InlineData("No, please forget what I just said.", true)]
    [InlineData("забудь это", true)]
    [InlineData("vergiss das bitte", true)]
    [InlineData("don't forget that the tests must pass", false)]
    [InlineData("did you forget that?", false)]
    [InlineData("you forget that we have no network", false)]
    public void Forget_that_is_understood(string message, bool expected) =>
        Assert.Equal(expected, ForgetRequest.Find(message) is { What: null });

    [Fact]
    public void What_to_forget_may_be_named() => Assert.Equal("we use yarn", ForgetRequest.Find("forget that we use yarn.")?.What);
}
