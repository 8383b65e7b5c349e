using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Transcripts;

namespace TotalMemory.Benchmarks;

/// <summary>How long each page takes in a large memory, and what its process holds.</summary>
internal static partial class WebSpeed
{
    private const int Projects = 20;
    private const int TurnsOfSession = 20;

    private static readonly string[] Lists =
    [
        "/",
        "/?type=rule",
        "/?project=p7",
        "/sessions",
        "/sessions?project=p7",
        "/sessions/show?id=s77",
        "/rules",
        "/errors",
        "/errors?project=p7&show=fixed",
        "/episodes",
        "/skills",
        "/projects",
        "/graph",
        "/graph?node=%23500",
        "/nights",
        "/proof",
        "/health",
        "/records/500",
        "/search?q=redis+region-77",
        "/search?in=said&q=gateway+region-77",
        "/search?in=said&q=redis",
    ];

    public static Command Command()
    {
        var program = new Argument<string>("program") { Description = "Path of totalmemory-web." };
        var records = new Option<int>("--records") { DefaultValueFactory = _ => 100_000 };
        var sessions = new Option<int>("--sessions") { DefaultValueFactory = _ => 10_000 };
        var command = new Command("web-speed", "p50 and p95 of every page with many records and sessions, and the process's memory.")
        {
            program,
            records,
            sessions,
        };
        command.SetAction(
            (parsed, cancel) => RunAsync(parsed.GetValue(program)!, parsed.GetValue(records), parsed.GetValue(sessions), cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(string program, int records, int sessions, CancellationToken cancel)
    {
        var home = new MemoryHome(Directory.CreateTempSubdirectory("tm-web-").FullName);
        Process? server = null;
        try
        {
            Fill(home, records, sessions);
            Console.WriteLine($"{records:N0} records, {sessions:N0} sessions: {new FileInfo(home.Database).Length / 1e6:0} MB");
            var start = new ProcessStartInfo(program);
            start.Environment["TOTALMEMORY_HOME"] = home.Root;
            server = Process.Start(start)!;
            var door = new WebAccess(home, TimeProvider.System);
            while (door.Port is null)
                await Task.Delay(20, cancel);
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{door.Port}") };
            _ = await http.GetStringAsync(new Uri($"/open?token={door.Invite()}", UriKind.Relative), cancel);
            Console.WriteLine($"{"", -42}{"p50", 8}{"p95", 8} ms{"KB", 8}");
            foreach (var path in Lists)
                await MeasureAsync(http, path, cancel);
            await MeasureAsync(http, await NextPageAsync(http, "/", cancel), cancel);
            Console.WriteLine($"memory of the process: {Resident(server.Id):0} MB");
            return 0;
        }
        finally
        {
            server?.Kill();
            MemoryConnection.CloseIdle();
            Directory.Delete(home.Root, recursive: true);
        }
    }

    private static async Task MeasureAsync(HttpClient http, string path, CancellationToken cancel)
    {
        var times = new List<double>();
        var size = 0;
        for (var i = 0; i < 23; i++)
        {
            var watch = Stopwatch.StartNew();
            size = (await http.GetStringAsync(new Uri(path, UriKind.Relative), cancel)).Length;
            if (i >= 3)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"{path, -42}{times[10], 8:0.0}{times[18], 8:0.0}{size / 1e3, 11:0}");
    }

    private static async Task<string> NextPageAsync(HttpClient http, string path, CancellationToken cancel) =>
        System.Net.WebUtility.HtmlDecode(More().Match(await http.GetStringAsync(new Uri(path, UriKind.Relative), cancel)).Groups[1].Value);

    private static double Resident(int process) =>
        double.Parse(
            File.ReadLines($"/proc/{process}/status")
                .First(l => l.StartsWith("VmRSS", StringComparison.Ordinal))
                .Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        ) / 1e3;

    // Nine facts, errors, episodes, rules, skills and corrections in the shares that real memories have.
    private static RecordType TypeOf(int i) =>
        (i % 20) switch
        {
            < 8 => RecordType.Fact,
            < 13 => RecordType.Error,
            < 16 => RecordType.Episode,
            < 18 => RecordType.Correction,
            18 => RecordType.Rule,
            _ => RecordType.Skill,
        };

    private static void Fill(MemoryHome home, int records, int sessions)
    {
        var memory = new MemoryServices(home, TimeProvider.System);
        var random = new Random(1);
        var now = TimeProvider.System.GetUtcNow();
        memory.Database.Write(c =>
        {
            for (var p = 0; p < Projects; p++)
                c.Projects.Touch(new ProjectIdentity($"p{p}", $"p{p}", "", null), now);
        });
        foreach (var part in Enumerable.Range(0, sessions).Chunk(500))
            memory.Database.Write(c =>
            {
                foreach (var i in part)
                    AddSession(c, random, i, now.AddMinutes(-i));
            });
        foreach (var part in Enumerable.Range(0, records).Chunk(5_000))
            memory.Database.Write(c =>
            {
                foreach (var i in part)
                    AddRecord(c, random, i, sessions, now.AddSeconds(-7 * i));
            });
        memory.Graph.UpdateIfStale();
        MemoryConnection.CloseIdle();
    }

    private static void AddSession(MemoryConnection c, Random random, int i, DateTimeOffset at)
    {
        c.Projects.Save(new Session($"s{i}", "claude", $"p{i % Projects}", null, "main", at.AddMinutes(-30), at, null));
        var state = new TranscriptState
        {
            Path = $"/t/s{i}.jsonl",
            Client = "claude",
            Session = $"s{i}",
            Turns = TurnsOfSession,
        };
        var id = c.Transcripts.Save(state);
        for (var line = 1; line <= TurnsOfSession; line++)
            c.Transcripts.Add(
                id,
                new Turn(line, 0, line % 4 == 1 ? TurnKind.Prompt : TurnKind.Assistant, at, RecallSpeed.Sentence(random, line))
            );
    }

    private static void AddRecord(MemoryConnection c, Random random, int i, int sessions, DateTimeOffset at)
    {
        var text = RecallSpeed.Sentence(random, i);
        var draft = new Draft
        {
            Type = TypeOf(i),
            Kind = TypeOf(i) == RecordType.Fact ? FactKinds.Fact : TypeOf(i).ToString().ToLowerInvariant(),
            Text = text,
            Fix = TypeOf(i) == RecordType.Error ? "docker compose up" : null,
            Origin = Origin.User,
        };
        c.Words.Add(WordStore.Split($"{draft.Text} {draft.Context}"));
        var id = c.Records.Insert(draft, $"p{i % Projects}", Normalized.Identity(text), TermsStore.Extract(draft), at, at, at);
        var session = i % sessions;
        c.Evidence.Add(
            id,
            new Evidence(EvidenceRole.Source, $"s{session}", $"/t/s{session}.jsonl", i % TurnsOfSession + 1, Origin.User, text, at)
        );
    }

    [GeneratedRegex("class=\"more\" href=\"([^\"]+)\"")]
    private static partial Regex More();
}
