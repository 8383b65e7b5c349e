using System.CommandLine;
using System.Diagnostics;
using TotalMemory.Knowledge;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Benchmarks;

/// <summary>What a save costs, and the review of rules behind it, beside more and more corrections.</summary>
internal static class SaveSpeed
{
    private static readonly string[] Subjects = ["checkout", "invoice", "login", "search", "report", "basket", "export", "upload"];
    private static readonly string[] Wrongs = ["npm", "docker build", "git push --force", "pip", "sudo systemctl", "vim"];

    private static readonly string[] Parts =
    [
        .. Subjects,
        .. "column total page button header footer filter table banner dialog slider avatar widget layout border margin".Split(' '),
    ];

    public static Command Command()
    {
        var sizes = new Argument<int[]>("corrections") { Description = "Corrections in the memory." };
        var alike = new Option<bool>("--alike") { Description = "All corrections are made of the same few words." };
        var command = new Command("save-speed", "Saves beside many corrections, and reviews the rules.") { sizes, alike };
        command.SetAction(p => p.GetValue(sizes)!.Sum(n => Run(n, p.GetValue(alike))));
        return command;
    }

    private static int Run(int corrections, bool alike)
    {
        var folder = Directory.CreateTempSubdirectory("tm-bench-").FullName;
        try
        {
            var memory = new MemoryServices(new MemoryHome(Path.Combine(folder, "home")), TimeProvider.System);
            var project = ProjectIdentity.Resolve(Directory.CreateDirectory(Path.Combine(folder, "shop")).FullName);
            Fill(memory, project, corrections, alike);
            var first = Timed(() => memory.Publishing.Review([project.Id], judgeAll: false));
            var save = Timed(() => memory.Knowledge.Save(project, Fact("Always run the smoke tests on host 7 after a deployment.")));
            var second = Timed(() => memory.Publishing.Review([project.Id], judgeAll: false));
            Console.WriteLine(
                $"{corrections} corrections, {memory.Rules.All(null).Count} rules: first review {first:0.00} s, save "
                    + $"{save * 1000:0} ms, review behind it {second:0.00} s"
            );
            return 0;
        }
        finally
        {
            MemoryConnection.CloseIdle();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(MemoryServices memory, ProjectIdentity project, int corrections, bool alike) =>
        memory.Database.WriteEach(
            Enumerable.Range(0, corrections),
            (c, n) =>
            {
                var at = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(n);
                var session = $"s{n / 2}";
                c.Projects.Touch(project, at);
                c.Projects.Save(new Session(session, "claude", project.Id, project.Root, null, at, at.AddMinutes(5), null));
                c.Projects.MarkLearned(session, at);
                var draft = CleanDraft.Prepare(Correction(n, alike ? Alike(n) : Words(n), session, at), at.AddDays(30));
                WritePath.Write(c, project.Id, draft, at.AddDays(30));
            }
        );

    // A third repeats a habit, the others share words and are each something else.
    private static string Words(int n) =>
        n % 3 == 0
            ? $"No, don't use {Wrongs[n / 3 % Wrongs.Length]} in the {Subjects[n / 3 / Wrongs.Length % 8]} service {n / 150}, "
                + "that was wrong."
            : $"No, the {Subjects[n % 8]} page {n} must show column {n * 7 % 1_009} before the {Subjects[n / 8 % 8]} total.";

    // Four of two dozen words, and no other.
    private static string Alike(int n)
    {
        var random = new Random(n);
        return $"No, {string.Join(' ', Parts.OrderBy(_ => random.Next()).Take(4))} belong together.";
    }

    private static Draft Correction(int n, string words, string session, DateTimeOffset at) =>
        new()
        {
            Type = RecordType.Correction,
            Kind = "correction",
            Text = words,
            Identity = $"correction-{n}",
            Origin = Origin.User,
            Evidence = [new Evidence(EvidenceRole.Source, session, $"/t/{session}.jsonl", n + 1, Origin.User, words, at)],
        };

    private static Draft Fact(string text) =>
        new()
        {
            Type = RecordType.Fact,
            Kind = FactKinds.Convention,
            Text = text,
            Origin = Origin.User,
        };

    private static double Timed(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
