using TotalMemory.Rules;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Rules;

/// <summary>Sessions in which a mistake is made, and the rules that they make.</summary>
public abstract class RuleStory : IDisposable
{
    private protected readonly Workplace work = new();

    public void Dispose()
    {
        work.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected IReadOnlyList<Rule> RulesOf(string project) => work.Memory.Rules.All(work.ProjectId(project));

    private protected static void InstallsOutside(ClaudeSession s, string correction) =>
        s.Says("I install the packages.")
            .Bash(
                "npm install",
                "npm error code EACCES\nnpm error syscall mkdir\nnpm error permission denied, mkdir '/app/node_modules'",
                243
            )
            .User(correction)
            .Bash("docker compose exec app npm ci", "added 312 packages");

    private protected Workplace ThriceOutsideTheContainer() =>
        work.Session("shop", s => InstallsOutside(s, "No, run npm inside the container: docker compose exec app npm ci"))
            .Session("shop", s => s.Bash("docker compose exec app npm ci", "added 1 package").Says("Installed."))
            .Session(
                "shop",
                s => InstallsOutside(s, "Not on the host! npm must run in the container, use `docker compose exec app npm ci`.")
            )
            .Session("shop", s => s.Bash("git status", "clean"))
            .Session("shop", s => InstallsOutside(s, "Wrong again, you should run npm in the container, not on the host."));
}
