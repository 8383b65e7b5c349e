using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using TotalMemory.Extraction.Episodes;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Storage;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Storage;

public sealed class MigratorTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public void A_newer_schema_is_refused_with_the_remedy()
    {
        using (var c = new Database(temp.Home).Open())
            c.Execute("PRAGMA user_version = 999");
        var refused = Assert.Throws<MemoryStoreException>(() => new Database(temp.Home));
        Assert.Contains("newer TotalMemory", refused.Message);
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_as_such()
    {
        Directory.CreateDirectory(temp.Home.Root);
        File.WriteAllText(temp.Home.Database, new string('x', 5000));
        Assert.Contains("damaged or not a database", Assert.Throws<MemoryStoreException>(() => new Database(temp.Home)).Message);
    }

    /// <summary>SHA-256 of each script as it was first released. A new script adds a line; a line here never changes.</summary>
    private static readonly Dictionary<string, string> Digests = new(StringComparer.Ordinal)
    {
        ["001_initial.sql"] = "4b07c632389c2fc61454f4aa7dba93f43d8fb4b373979910a7c0e4d328e32412",
        ["002_rules.sql"] = "f1442dd0cf72b3b59f8098e05437b2d68282d3c78799fe4e5bd71d6f31b5984e",
        ["003_distilling.sql"] = "cc5b16b137a0eb56ae8a02dcf5d52a3ed79dff53530f2afe570d7f61fc1c3e19",
        ["004_vectors.sql"] = "8a95cda0b66a024d365a7d4246f967cc92c7f42a5d86998b0fb38c63e2ccd0ce",
        ["005_graph.sql"] = "6c32f144b74d4ef86f3c9305f0acb95ce82b4909bd0b8659155e71ead52db37e",
        ["006_tools.sql"] = "f3b54cb4e3b54c2df3dfa873bba9f6aeef5bf2327346888a9f2bea7f989dbb6c",
        ["007_said.sql"] = "fac211c5317f233d4c9b825119f7c74234aa754cc54b2b4595d90cd68050af0b",
        ["008_reading.sql"] = "ac5f8a9cffa2690a8e0dd069e0b98179fec876e68fc6b4dfdd4c7a1318fe64a3",
        ["009_trust.sql"] = "8e77cbd4d0d76fd261936ba8c30dcfe6d00550da91092d71bde01f17d00218f6",
        ["010_projects.sql"] = "dbfbefbd10075ee795845738c17417f3cf59e67d742b65d8a48896523d951421",
        ["011_waiting.sql"] = "335c7eece5b54677ae42f652ffbd939d9af9686e904b1b9281dc8ed08621201e",
        ["012_forgotten.sql"] = "00e099c91d06b9df1c6ff1b394e3782f8f38644bf8a1ff115d2c43c31e10525f",
        ["013_browsing.sql"] = "9f1c6e3a18b21265e73d55b755a961e78545c85c3350a6b5ca214bac91ca4fc6",
        ["014_sync.sql"] = "8cd077899aa6995d2626c398c161d9903ebf04f4aced4cc61060caceb16f3118",
        ["015_asks.sql"] = "fcb58fd0d147a793f2626ababa9e06b84f8db574f89019069c6e6eb8076d4d6e",
        ["016_decisions.sql"] = "b1e78e96c9fb78c6edfccb94f7ebd5d1d3465126b7a3ffb07efc2176d2991fc5",
        ["017_team.sql"] = "b5fa0752a6e69b5e5c2bf3f266dc47688c3fd60d055e31ed33d8c59f848e3255",
        ["018_fix_and_norm.sql"] = "92f14d5ef30847a2922e9290afe0543b2cb26dfbc862c5e809eefd2a132fb32c",
        ["019_moved.sql"] = "626f1d3e4b90946997ba09b66b59399870bf9202deef23c9f86d66d923fd98f7",
        ["020_statement.sql"] = "812ea3457493c35869dd12bcc33d2df63590975f4315a5416d2ff15b7e09fd3e",
    };

    [Fact]
    public void Migrations_are_append_only()
    {
        var scripts = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src/Memory/Storage/Migrations"), "*.sql").Order().ToList();
        Assert.Equal(Digests.Keys.Order(), scripts.Select(Path.GetFileName));
        Assert.All(
            scripts,
            s => Assert.Equal(Digests[Path.GetFileName(s)], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(s))))
        );
        Assert.Equal(Enumerable.Range(1, scripts.Count), scripts.Select(s => int.Parse(Path.GetFileName(s)[..3], null)));
    }

    [Fact]
    public void The_oldest_schema_opens_with_everything_in_place()
    {
        Directory.CreateDirectory(temp.Home.Root);
        var script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures/schema1.sql"));
        using (var old = MemoryConnection.Unpooled(temp.Home.Database))
            old.Execute(script);
        var memory = new MemoryServices(temp.Home, new FakeTimeProvider(Some.Time));
        using var c = memory.Database.Open();
        Assert.Equal((long)Database.Schema, c.Scalar("PRAGMA user_version"));
        Assert.Equal(0L, c.Scalar("SELECT count(*) FROM pragma_foreign_key_check"));
        Assert.Equal([1L, 2L], c.RecordLists.Active().Select(r => r.Id).Order());
        Assert.Equal(2L, c.Scalar("SELECT count(*) FROM turn"));
        Assert.Equal("never commit to main", c.Scalar("SELECT text FROM tombstone"));
        Assert.Equal("“Always use tabs.”", c.Scalar("SELECT quote FROM evidence"));
        Assert.Equal(1, Assert.Single(memory.Recall.Recall(new() { Text = "tabs", Project = "p1" }).Hits).Record.Id);
    }

    // A memory of an older schema, with one project and what the script adds.
    private void Old(int schema, string script)
    {
        Directory.CreateDirectory(temp.Home.Root);
        using var old = MemoryConnection.Unpooled(temp.Home.Database);
        Migrator.MigrateTo(old, schema);
        old.Execute(
            $"""
            PRAGMA user_version = {schema};
            INSERT INTO project (id, name, root, first_seen, last_seen) VALUES ('p1', 'shop', '/shop', 1, 1);
            {script}
            """
        );
    }

    [Fact]
    public void Who_decided_on_a_rule_moves_into_its_own_column()
    {
        Old(
            15,
            """
            INSERT INTO record (id, type, kind, project, scope, text, identity, importance, confidence, status, origin, source, created,
                updated, confirmed)
            VALUES (1, 'rule', 'rule', 'p1', 'project', 'Use tabs.', 'i1', 4, 0.9, 'suspended', 'user', 'reflected', 1, 1, 1),
                (2, 'rule', 'rule', 'p1', 'project', 'Never use npm.', 'i2', 4, 0.9, 'active', 'user', 'reflected', 1, 1, 1),
                (3, 'rule', 'rule', 'p1', 'project', 'Test first.', 'i3', 4, 0.9, 'active', 'user', 'reflected', 1, 1, 1);
            INSERT INTO rule (record, source, support, born, level, person) VALUES (1, 'stated', 1, 1, 'observe', 'agent:suspended'),
                (2, 'stated', 1, 1, 'ask', 'ask'), (3, 'stated', 1, 1, 'remind', NULL);
            """
        );
        using var c = new Database(temp.Home).Open();
        Assert.Equal(
            [new UserDecision(RuleChoice.Suspended, ByAgent: true), new UserDecision(RuleChoice.Ask), null],
            c.Rules.All().Select(r => r.Decision)
        );
    }

    [Fact]
    public void What_fixed_an_error_and_what_a_correction_asks_for_get_columns_of_their_own()
    {
        Old(
            17,
            """
            INSERT INTO record (id, type, kind, project, scope, text, identity, importance, confidence, status, origin, source, created,
                updated, confirmed, signature, rule)
            VALUES (1, 'error', 'error', 'p1', 'project', 'npm: not found', 'i1', 4, 0.9, 'active', 'tool', 'extracted', 1, 1, 1,
                    'command not found', 'pnpm test'),
                (2, 'correction', 'correction', 'p1', 'project', 'No, use pnpm.', 'i2', 4, 0.9, 'active', 'user', 'extracted', 1, 1, 1,
                    'run npm test' || char(10) || 'edit src/a.ts', 'use pnpm');
            INSERT INTO purged_record (record, at, text, context, tags, terms, rule, signature)
                VALUES (2, 1, 'No, use pnpm.', '', '', '', 'use pnpm', 'run npm test');
            """
        );
        using var c = new Database(temp.Home).Open();
        var (error, correction) = (c.Records.Find(1)!, c.Records.Find(2)!);
        Assert.Equal(("command not found", "pnpm test", null), (error.Signature, error.Fix, error.Norm));
        Assert.Equal((null, null, "use pnpm"), (correction.Signature, correction.Fix, correction.Norm));
        Assert.True(error.ActionsBefore.IsEmpty);
        Assert.Equal("run npm test\nedit src/a.ts", correction.ActionsBefore.ToText());
        Assert.Equal("use pnpm|run npm test", c.Scalar("SELECT norm || '|' || deeds FROM purged_record"));
    }

    [Fact]
    public void What_a_text_says_first_and_what_a_rule_began_with_are_carried_over()
    {
        Old(
            19,
            """
            INSERT INTO record (id, type, kind, project, scope, text, identity, importance, confidence, status, origin, source, created,
                updated, confirmed)
            VALUES (1, 'episode', 'success', 'p1', 'project', '🧮 Add a total → It shows a total → now.', 's1', 2, 0.7, 'active', 'tool',
                    'extracted', 1, 1, 1),
                (2, 'episode', 'routine', 'p1', 'project', 'a → b', 'reported', 2, 0.7, 'active', 'assistant', 'saved', 1, 1, 1),
                (3, 'rule', 'rule', 'p1', 'project', 'Use the other (about `npm`): `pnpm install`', 'r1', 4, 0.9, 'active', 'user',
                    'reflected', 1, 1, 1),
                (4, 'rule', 'insight', 'p1', 'project', 'Test first: `dotnet test`', 'r2', 4, 0.9, 'active', 'assistant', 'saved', 1, 1, 1),
                (5, 'fact', 'fact', 'p1', 'project', 'Test: `x`', 'f1', 4, 0.9, 'active', 'user', 'extracted', 1, 1, 1);
            INSERT INTO rule (record, source, support, born, level) VALUES (3, 'corrected', 3, 1, 'observe'), (4, 'noted', 5, 1, 'observe');
            """
        );
        using var c = new Database(temp.Home).Open();
        Assert.Equal(
            ["🧮 Add a total", "a → b", "Use the other", "Test first: `dotnet test`", "Test: `x`"],
            Enumerable.Range(1, 5).Select(id => c.Records.Find(id)!.Statement)
        );
        Assert.Equal("It shows a total → now.", EpisodeText.ResultOf(c.Records.Find(1)!));
        Assert.Equal([(3, null), (0, 5)], c.Rules.All().Select(r => (r.FoundingSessions, r.InitialImportance)));
    }

    [Fact]
    public void A_text_that_begins_otherwise_has_no_statement_of_its_own_any_more()
    {
        Old(
            19,
            """
            INSERT INTO record (id, type, kind, project, scope, text, identity, importance, confidence, status, origin, source, created,
                updated, confirmed)
            VALUES (1, 'episode', 'success', 'p1', 'project', 'Ask Bob → Bob said yes.', 's1', 2, 0.7, 'active', 'tool', 'extracted',
                1, 1, 1);
            """
        );
        using var c = new Database(temp.Home).Open();
        c.Execute("UPDATE record SET text = 'Ask Bob → … said yes.'");
        Assert.Equal("Ask Bob", c.Records.Find(1)!.Statement);
        c.Execute("UPDATE record SET text = 'Ask … → … said yes.'");
        Assert.Equal("Ask … → … said yes.", c.Records.Find(1)!.Statement);
    }

    [Fact]
    public void Opening_twice_at_once_migrates_once()
    {
        Parallel.For(0, 8, _ => new Database(temp.Home).Open().Dispose());
        using var c = new Database(temp.Home).Open();
        Assert.Equal((long)Database.Schema, c.Scalar("PRAGMA user_version"));
    }

    [Fact]
    public void The_file_is_private()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        _ = new Database(temp.Home);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(temp.Home.Database));
    }

    [Fact]
    public void A_failed_write_leaves_nothing()
    {
        var database = new Database(temp.Home);
        Assert.Throws<SqliteException>(() =>
            database.Write(c =>
            {
                c.Execute("INSERT INTO note (name, value) VALUES ('a', '1')");
                c.Execute("INSERT INTO nowhere VALUES (1)");
            })
        );
        using var connection = database.Open();
        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM note"));
    }
}
