using Microsoft.Data.Sqlite;

namespace TotalMemory.Tests.Transfer;

/// <summary>Databases as the peers write them, reduced to the columns of their versions.</summary>
internal static class PeerFiles
{
    public static void Make(string path, string sql)
    {
        using var c = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        c.Open();
        using var command = c.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = "PRAGMA journal_mode = WAL;" + sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>claude-mem 13.</summary>
    public const string ClaudeMem = """
        CREATE TABLE sdk_sessions (id INTEGER PRIMARY KEY, content_session_id TEXT NOT NULL, memory_session_id TEXT UNIQUE, project TEXT
        NOT NULL, platform_source TEXT NOT NULL DEFAULT 'claude', started_at TEXT NOT NULL, started_at_epoch INTEGER NOT NULL,
        completed_at_epoch INTEGER, status TEXT);
        CREATE TABLE observations (id INTEGER PRIMARY KEY, memory_session_id TEXT NOT NULL, project TEXT NOT NULL, text TEXT, type TEXT
        NOT NULL, title TEXT, subtitle TEXT, facts TEXT, narrative TEXT, concepts TEXT, files_read TEXT, files_modified TEXT, created_at
        TEXT NOT NULL, created_at_epoch INTEGER NOT NULL, merged_into_project TEXT);
        CREATE TABLE session_summaries (id INTEGER PRIMARY KEY, memory_session_id TEXT NOT NULL, project TEXT NOT NULL, request TEXT,
        investigated TEXT, learned TEXT, completed TEXT, next_steps TEXT, notes TEXT, created_at TEXT NOT NULL, created_at_epoch INTEGER
        NOT NULL);
        INSERT INTO sdk_sessions VALUES (1, 'claude-uuid', 'mem-1', 'shop', 'claude', '2026-02-01T10:00:00.000Z', 1769940000000,
        1769943600000, 'completed');
        INSERT INTO observations VALUES (12, 'mem-1', 'shop', NULL, 'decision', 'Chose pgvector', 'one Postgres', '["RLS per tenant"]',
        'Row level security was the reason', '["trade-off: cost"]', '[]', '["db/schema.sql"]', '2026-02-01T10:10:00.000Z', 1769940600000,
        NULL);
        INSERT INTO observations VALUES (13, 'mem-1', 'shop', NULL, 'feature', 'Added a cart', NULL, 'null', NULL, '', NULL, NULL,
        '2026-02-01T10:20:00.000Z', 1769941200000, NULL);
        INSERT INTO observations VALUES (14, 'orphan', 'gone', NULL, 'bugfix', 'Fixed the token sk-ant-api03-' ||
        'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrAA', NULL, '["it leaked"]', NULL, NULL,
        NULL, NULL, '2026-02-02T10:00:00.000Z', 1770026400000, 'shop');
        INSERT INTO observations VALUES (15, 'mem-1', 'shop', NULL, 'change', NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        '2026-02-01T10:20:00.000Z', 1769941200000, NULL);
        INSERT INTO session_summaries VALUES (3, 'mem-1', 'shop', 'Add search', 'the catalogue', 'BM25 suffices', 'Search works',
        'rank by stock', NULL, '2026-02-01T10:50:00.000Z', 1769943000000);
        """;

    /// <summary>claude-mem 4: other names, no title.</summary>
    public const string ClaudeMemOld = """
        CREATE TABLE sdk_sessions (id INTEGER PRIMARY KEY, claude_session_id TEXT UNIQUE NOT NULL, sdk_session_id TEXT UNIQUE, project
        TEXT NOT NULL, started_at TEXT NOT NULL, started_at_epoch INTEGER NOT NULL);
        CREATE TABLE observations (id INTEGER PRIMARY KEY, sdk_session_id TEXT NOT NULL, project TEXT NOT NULL, text TEXT NOT NULL, type
        TEXT NOT NULL, created_at TEXT NOT NULL, created_at_epoch INTEGER NOT NULL);
        INSERT INTO sdk_sessions VALUES (1, 'old-uuid', 'sdk-1', 'shop', '2025-09-01T10:00:00.000Z', 1756720800);
        INSERT INTO observations VALUES (1, 'sdk-1', 'shop', 'The legacy importer needs UTF-16', 'discovery', '2025-09-01T10:10:00.000Z',
        1756721400);
        """;

    /// <summary>total-agent-memory 12.</summary>
    public const string TotalAgentMemory = """
        CREATE TABLE sessions (id TEXT PRIMARY KEY, started_at TEXT NOT NULL, ended_at TEXT, project TEXT, status TEXT, summary TEXT,
        branch TEXT);
        CREATE TABLE knowledge (id INTEGER PRIMARY KEY, session_id TEXT NOT NULL, type TEXT NOT NULL, content TEXT NOT NULL, context TEXT,
        project TEXT, tags TEXT, status TEXT, superseded_by INTEGER, confidence REAL, source TEXT, created_at TEXT NOT NULL,
        last_confirmed TEXT, recall_count INTEGER, branch TEXT, importance TEXT);
        CREATE TABLE relations (from_id INTEGER, to_id INTEGER, type TEXT, created_at TEXT);
        CREATE TABLE errors (id INTEGER PRIMARY KEY, session_id TEXT NOT NULL, category TEXT NOT NULL, severity TEXT, description TEXT NOT
        NULL, context TEXT, fix TEXT, project TEXT, tags TEXT, status TEXT, created_at TEXT NOT NULL);
        CREATE TABLE insights (id INTEGER PRIMARY KEY, session_id TEXT NOT NULL, content TEXT NOT NULL, context TEXT, category TEXT,
        importance INTEGER, confidence REAL, project TEXT, tags TEXT, status TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL);
        CREATE TABLE rules (id INTEGER PRIMARY KEY, session_id TEXT NOT NULL, content TEXT NOT NULL, context TEXT, category TEXT, scope
        TEXT, priority INTEGER, project TEXT, tags TEXT, status TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL);
        CREATE TABLE episodes (id TEXT PRIMARY KEY, session_id TEXT, project TEXT, timestamp TEXT NOT NULL, narrative TEXT NOT NULL,
        approaches_tried TEXT, key_insight TEXT, outcome TEXT, impact_score REAL, concepts TEXT, created_at TEXT NOT NULL);
        CREATE TABLE skills (id TEXT PRIMARY KEY, name TEXT UNIQUE NOT NULL, trigger_pattern TEXT, steps TEXT, anti_patterns TEXT,
        projects TEXT, status TEXT, created_at TEXT NOT NULL);
        CREATE TABLE observations (id INTEGER PRIMARY KEY, session_id TEXT, tool_name TEXT, observation_type TEXT, summary TEXT,
        files_affected TEXT, project TEXT, created_at TEXT);
        CREATE TABLE fact_assertions (id TEXT PRIMARY KEY, subject TEXT, predicate TEXT, object TEXT, project TEXT, valid_from TEXT,
        valid_to TEXT, superseded_by TEXT, created_at TEXT);
        INSERT INTO sessions VALUES ('mcp_1', '2026-01-10T08:00:00.123456Z', '2026-01-10T09:00:00Z', 'shop', 'closed', 'x', 'main');
        INSERT INTO knowledge VALUES (1, 'mcp_1', 'decision', 'The cart lives in redis', 'fast', 'shop', '["cart","redis"]', 'superseded',
        2, 1.0, 'explicit', '2026-01-10T08:10:00.000001Z', NULL, 0, '', 'high');
        INSERT INTO knowledge VALUES (2, 'mcp_1', 'decision', 'The cart lives in postgres', 'simple', 'shop', '["cart"]', 'active', NULL,
        0.9, 'explicit', '2026-01-11T08:10:00+00:00', '2026-02-01T00:00:00Z', 3, '', 'critical');
        INSERT INTO knowledge VALUES (3, 'auto_9', 'solution', 'Restart the tunnel when DNS fails', '', 'general', '[]', 'active', NULL,
        1.0, 'explicit', '2026-01-12 10:00:00', NULL, 0, '', 'medium');
        INSERT INTO knowledge VALUES (4, 'auto_9', 'fact', 'This one was deleted', '', 'shop', '[]', 'deleted', NULL, 1.0, 'explicit',
        '2026-01-12T10:00:00Z', NULL, 0, '', 'medium');
        INSERT INTO relations VALUES (3, 2, 'related', '2026-01-12T10:00:00Z');
        INSERT INTO errors VALUES (7, 'mcp_1', 'docker', 'high', 'The network was missing', '', 'docker network create shop', 'shop',
        '[]', 'open', '2026-01-10T08:20:00Z');
        INSERT INTO insights VALUES (5, 'mcp_1', 'Create networks first', '', 'docker', 4, 0.7, 'shop', '[]', 'active',
        '2026-01-10T08:30:00Z', '2026-01-10T08:30:00Z');
        INSERT INTO rules VALUES (6, 'mcp_1', 'Never deploy on Friday', '', 'deploy', 'project:shop', 7, 'shop', '[]', 'active',
        '2026-01-10T08:40:00Z', '2026-01-10T08:40:00Z');
        INSERT INTO episodes VALUES ('e1', 'mcp_1', 'shop', '2026-01-10T08:50:00Z', 'Moved the cart', '["redis"]', 'simple wins',
        'breakthrough', 0.9, '["cart"]', '2026-01-10T08:50:00Z');
        INSERT INTO skills VALUES ('s1', 'release', 'ship|release', '["build","tag"]', '["skipping tests"]', '["shop"]', 'active',
        '2026-01-10T08:50:00Z');
        INSERT INTO observations VALUES (9, 'mcp_1', 'Edit', 'change', 'Edited the cart', '["cart.go"]', 'shop', '2026-01-10T08:55:00Z');
        INSERT INTO fact_assertions VALUES ('f1', 'api', 'uses', 'Postgres 16', 'shop', '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z',
        'f2', '2025-01-01T00:00:00Z');
        INSERT INTO fact_assertions VALUES ('f2', 'api', 'uses', 'Postgres 17', 'shop', '2026-01-01T00:00:00Z', NULL, NULL,
        '2026-01-01T00:00:00Z');
        """;
}
