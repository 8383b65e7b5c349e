using TotalMemory.Extraction.Errors;

namespace TotalMemory.Tests.Extraction.Errors;

/// <summary>How a command that works contains the one that failed, or came before it.</summary>
public sealed class AddedCommandTests
{
    [Theory]
    [InlineData("cms flush", "box cms flush", "box")]
    [InlineData("make", "PATH=/opt/gcc/bin:$PATH make", "PATH=/opt/gcc/bin:$PATH")]
    [InlineData("python fit.py --a 1", "GPU=1 python fit.py --a 1 --b 2", "GPU=1")]
    [InlineData("plan", "vault exec test -- plan", "vault exec test --")]
    [InlineData("plan", "plan --all", null)]
    [InlineData("plan", "cd infra && plan", null)]
    [InlineData("plan", "apply", null)]
    public void A_wrapper_is_what_stands_before_the_failed_command(string failed, string worked, string? wrapper) =>
        Assert.Equal(wrapper, AddedCommand.Wrapper(failed, worked));

    [Theory]
    [InlineData("queue send", "brokerctl start", "brokerctl start")]
    [InlineData("pnpm --filter web build", "pnpm --filter ui build && pnpm --filter web build", "pnpm --filter ui build")]
    [InlineData("queue send", "cd /w && queue send", null)]
    [InlineData("rg -n useQuery src", "grep -Rn useQuery src", null)]
    [InlineData("queue send", "ls /run", null)]
    [InlineData("queue send", "git status --short", null)]
    [InlineData("npm install", "docker compose exec app npm ci", null)]
    [InlineData("cms flush", "box cms flush", null)]
    public void A_preparation_has_nothing_in_common_with_the_failed_command_or_stands_before_it(
        string failed,
        string worked,
        string? preparation
    ) => Assert.Equal(preparation, AddedCommand.Preparation(failed, worked));
}
