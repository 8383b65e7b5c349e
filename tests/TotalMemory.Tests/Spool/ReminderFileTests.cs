using CsCheck;
using TotalMemory.Spool.Reminders;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Spool;

public sealed class ReminderFileTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void What_is_published_is_found_by_kind_project_and_key_and_nothing_else_is()
    {
        var random = new Random(5);
        var all = Enumerable
            .Range(0, 3_000)
            .Select(i => new Reminder(
                (ReminderKind)random.Next(3),
                i,
                random.Next(5) == 0 ? Reminder.Everywhere : $"p{random.Next(20)}",
                $"k{random.Next(40)}",
                $"text {i} é\nzeile"
            )
            {
                Level = (ReminderLevel)random.Next(3),
                Pattern = [.. Enumerable.Range(0, random.Next(3)).Select(n => $"part {n}")],
                Trigger = random.Next(2) == 0 ? null : new CommandTrigger("git push", ["--force"], [], "gh"),
            })
            .ToList();
        var file = new ReminderFile(temp.Home);
        Assert.True(file.Publish(all));
        Assert.False(file.Publish(all));
        foreach (var kind in Enum.GetValues<ReminderKind>())
            for (var p = 0; p < 22; p++)
            for (var k = 0; k < 42; k += 7)
                Assert.Equal(
                    all.Where(r => r.Kind == kind && r.Key == $"k{k}" && (r.Project == $"p{p}" || r.Project == Reminder.Everywhere))
                        .Select(r => r.Id)
                        .Order(),
                    file.Find(kind, $"p{p}", [$"k{k}"]).Select(r => r.Id).Order()
                );
        var one = all.First(r => r.Trigger is not null && r.Pattern.Count == 2);
        var found = file.Find(one.Kind, one.Project, [one.Key]).Single(r => r.Id == one.Id);
        Assert.Equal(
            (one.Level, one.Trigger!.Verb, "--force", "gh", "text " + one.Id + " é zeile"),
            (found.Level, found.Trigger!.Verb, string.Join(' ', found.Trigger.With), found.Trigger.Instead, found.Text)
        );
        Assert.Equal(one.Pattern, found.Pattern);
    }

    [Fact]
    public void A_damaged_file_says_nothing()
    {
        var whole = ReminderFile.Serialize([
            new Reminder(ReminderKind.Command, 1, "p", "npm", "text") { Trigger = new CommandTrigger("npm", [], [], "") },
        ]);
        Gen.Select(Gen.Int[0, whole.Length], Gen.Int[0, whole.Length], Gen.Byte)
            .Sample(
                (length, at, damage) =>
                {
                    var bytes = whole[..length];
                    if (at < length)
                        bytes[at] ^= damage;
                    ReminderFile.Find(bytes, ReminderKind.Command, "p", ["npm", ""]); // Must not throw.
                },
                iter: 2_000
            );
    }

    [Fact]
    public void A_session_hears_a_thing_once()
    {
        var said = new ReminderHistory(temp.Home);
        Assert.True(said.TryMark("s1", 12));
        Assert.False(said.TryMark("s1", 12));
        Assert.True(said.TryMark("s1", 13));
        Assert.True(said.TryMark("s2", 12));
        said.Sweep(DateTimeOffset.FromUnixTimeSeconds(4_000_000_000));
        Assert.True(said.TryMark("s1", 12));
    }

    [Theory]
    [InlineData(
        "npm",
        "npm: code eacces permission denied, mkdir '…'",
        "x\nnpm error code EACCES permission denied, mkdir '/srv'\ny",
        true
    )]
    [InlineData("npm", "npm: code eacces permission denied, mkdir '…'", "code EACCES\npermission denied, mkdir '/srv'", false)]
    [InlineData("go", "go: exit <n>", "exit 1", false)]
    [InlineData("cargo", "cargo: error[e0308]: mismatched types in <path>", "error[E0308]: mismatched types in src/main.rs", true)]
    public void A_signature_is_recognised_in_one_line(string program, string signature, string output, bool expected) =>
        Assert.Equal(expected, SignaturePattern.IsIn(SignaturePattern.Build(program, signature), output));
}
