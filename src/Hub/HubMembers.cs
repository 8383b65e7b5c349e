using Npgsql;
using TotalMemory.Hub.Team;
using TotalMemory.Sync;
using TotalMemory.Team;

namespace TotalMemory.Hub;

/// <summary>The hub's members: adds, removes and lists them, and returns the lines to print.</summary>
/// <param name="self">The caller's role.</param>
internal sealed class HubMembers(NpgsqlConnection c, HubAddress self)
{
    private const int MostNames = 5; // chosen: one line

    public async Task<IReadOnlyList<string>> InviteAsync(string name, CancellationToken cancel)
    {
        var password = await new MemberStore(c).InviteAsync(name, cancel);
        var joins = $"{name} joins with: totalmemory hub join {self with { User = name }}";
        return password is null
            ? [joins, $"{name} was let in before, keeps the password from then, and is now in the team."]
            : [joins, $"Password (shown this once): {password}"];
    }

    public async Task<IReadOnlyList<string>> RemoveAsync(string name, bool withVault, CancellationToken cancel)
    {
        if (name == self.User)
            throw new HubException("That is you. You leave with: totalmemory hub leave --remove-all");
        var shared = (await new SharedStore(c).TextsByAsync(name, cancel)).Select(TeamText.Clean).OfType<string>().ToList();
        await new MemberStore(c).RemoveAsync(name, withVault, cancel);
        return
        [
            $"{name} is out: the role may not log in any more, and reads nothing of the team from now on.",
            withVault
                ? "Their vault on the hub is deleted. What their machines know stays there."
                : $"Their vault stays: nobody else can read it. It goes with --with-vault; 'totalmemory hub invite {name}' lets them back.",
            .. shared.Count == 0
                ? Array.Empty<string>()
                :
                [
                    "What they shared leaves your team's machines. To keep one of these, say it yourself (totalmemory save, then share):",
                    .. shared.Select(text => $"- {text}"),
                ],
        ];
    }

    /// <param name="shares">How many items the caller shares.</param>
    public async Task<IReadOnlyList<string>> LinesAsync(int shares, CancellationToken cancel)
    {
        var store = new SharedStore(c);
        var members = await store.MembersAsync(cancel);
        if (!members.Contains(self.User))
            return ["You are not in this hub's team. Its owner takes you in: totalmemory hub invite " + self.User];
        var outside = await store.OutsideAsync(cancel);
        return
        [
            .. members.Count < 2
                ? Array.Empty<string>()
                : [$"Team: {members.Count} people ({Names(members)}); you share {shares} (totalmemory share)"],
            .. outside.Count == 0
                ? Array.Empty<string>()
                : [$"On this hub and not in the team: {Names(outside)}. To take one in: totalmemory hub invite {outside[0]}"],
        ];
    }

    internal static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");
}
