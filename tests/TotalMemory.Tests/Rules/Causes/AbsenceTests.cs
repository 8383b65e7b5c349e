using TotalMemory.Rules.Causes;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Rules.Causes;

public sealed class AbsenceTests
{
    private static Turn Command(string text) => new(1, 0, TurnKind.ToolCall, Some.Time, text) { Tool = "Bash" };

    private static Turn Read(string path) => new(1, 0, TurnKind.ToolCall, Some.Time, path) { Tool = "Read", Target = path };

    [Theory]
    [InlineData("cat docs/api/index.md docs/api")]
    [InlineData("mkdir -p ./docs/api/")]
    [InlineData("ls /home/me/shop/docs/api")]
    [InlineData("cd src && ls docs/api")]
    public void A_path_that_a_command_found_is_there(string command) =>
        Assert.True(new Absence(AbsentThing.Path, "docs/api").IsEndedBy(Command(command), "shop"));

    [Theory]
    [InlineData("ls /home/me/blog/docs/api")]
    [InlineData("ls docs/apis")]
    [InlineData("rm -r docs/api")]
    [InlineData("test -d docs/api || echo none")]
    [InlineData("ls docs/api 2>/dev/null")]
    public void The_same_name_elsewhere_and_a_look_that_fails_silently_show_nothing(string command) =>
        Assert.False(new Absence(AbsentThing.Path, "docs/api").IsEndedBy(Command(command), "shop"));

    [Fact]
    public void A_file_that_was_read_or_written_is_there()
    {
        var absence = new Absence(AbsentThing.Path, "docs/api.md");
        Assert.True(absence.IsEndedBy(Read("/home/me/shop/docs/api.md"), "shop"));
        Assert.False(absence.IsEndedBy(Read("/home/me/blog/docs/api.md"), "shop"));
    }

    [Fact]
    public void A_module_is_there_when_it_was_run()
    {
        var absence = new Absence(AbsentThing.Module, "pytest");
        Assert.True(absence.IsEndedBy(Command("python3 -m pytest -q"), "shop"));
        Assert.False(absence.IsEndedBy(Command("pip show pytest"), "shop"));
        Assert.False(absence.IsEndedBy(Command("source .venv/bin/activate && python -m pytest"), "shop"));
    }

    [Fact]
    public void A_skill_is_there_when_it_was_called()
    {
        var call = new Turn(1, 0, TurnKind.ToolCall, Some.Time, "commit") { Tool = "Skill" };
        Assert.True(new Absence(AbsentThing.Skill, "commit").IsEndedBy(call, "shop"));
        Assert.False(new Absence(AbsentThing.Skill, "release").IsEndedBy(call, "shop"));
    }
}
