using TotalMemory.Documents;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Documents;

public sealed class DocumentFinderTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    private List<string> OfProject() =>
        [
            .. DocumentFinder
                .Find(temp.MakeFolder("person"), temp.MakeFolder("shop"))
                .Where(d => !d.IsGlobal)
                .Select(d => $"{d.Kind} {Path.GetRelativePath(temp.MakeFolder("shop"), d.Path).Replace('\\', '/')}"),
        ];

    [Fact]
    public void Instructions_skills_and_rules_of_a_project_are_found()
    {
        temp.Write("shop/CLAUDE.md", "Use tabs.");
        temp.Write("shop/.github/copilot-instructions.md", "Use tabs.");
        temp.Write("shop/.claude/skills/ship/SKILL.md", "Ship it.");
        temp.Write("shop/.cursor/rules/one.mdc", "Use tabs.");
        temp.Write("shop/README.md", "A shop.");
        Assert.Equal(
            [
                "claude_md .github/copilot-instructions.md",
                "claude_md CLAUDE.md",
                "rules .cursor/rules/one.mdc",
                "skills .claude/skills/ship/SKILL.md",
            ],
            OfProject().Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(512 * 1024, true)]
    [InlineData(512 * 1024 + 1, false)]
    public void An_empty_or_a_huge_file_is_not_read(int length, bool isFound)
    {
        temp.Write("shop/CLAUDE.md", new string('x', length));
        Assert.Equal(isFound ? 1 : 0, OfProject().Count);
    }

    [Fact]
    public void A_link_does_not_lead_out_of_the_project()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no links");
        var outside = temp.Write("elsewhere/secret.md", "The key is under the mat.");
        temp.MakeFolder("shop");
        File.CreateSymbolicLink(Path.Combine(temp.MakeFolder("shop"), "CLAUDE.md"), outside);
        Assert.Empty(OfProject());
    }
}
