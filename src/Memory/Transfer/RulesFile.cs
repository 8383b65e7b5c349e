using System.Globalization;
using System.Text;
using TotalMemory.Knowledge;
using TotalMemory.Language;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Transfer;

/// <summary>Writes rules and conventions as a file. Pure; files for others contain no record numbers and no sources.</summary>
public static class RulesFile
{
    public static string Write(RulesMaterial m, RulesFormat format) =>
        SafeText.Clean(format == RulesFormat.Obsidian ? Vault(m) : Agents(m, format));

    private static string Agents(RulesMaterial m, RulesFormat format)
    {
        var text = new StringBuilder($"# {(format == RulesFormat.ClaudeMd ? "CLAUDE.md" : "AGENTS.md")}\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"<!-- Learned by TotalMemory in {Name(m)} until {Day(m)}. Read it before you use it. -->\n"
        );
        Section(text, "Rules", m.Rules.Select(r => $"- {Line(r.Text)}"));
        Section(text, "Conventions", m.Conventions.Select(r => $"- {Line(r.Text)}"));
        Section(text, "From the team", m.Team.Select(t => $"- {Line(t.Text)}"));
        return text.ToString();
    }

    private static string Vault(RulesMaterial m)
    {
        var text = new StringBuilder(
            $"---\ntitle: {Name(m)}: rules and conventions\ntags: [totalmemory]\ncreated: {Day(m)}\n---\n\n# {Name(m)}\n"
        );
        Section(text, "Rules", m.Rules.Select(r => Note(r, "rule")));
        Section(text, "Conventions", m.Conventions.Select(r => Note(r, "convention")));
        Section(text, "From the team", m.Team.Select(t => $"- {Line(t.Text)} #totalmemory/team ({t.Author}) ^tm-{t.Name}"));
        return text.ToString();
    }

    // A block id, so that another note can link to it.
    private static string Note(KnowledgeRecord r, string tag) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"- {Line(r.Text)} #totalmemory/{tag}{(r.Scope == Scope.Global ? " #totalmemory/everywhere" : "")} "
                + $"(seen {r.Confirmed.UtcDateTime:yyyy-MM-dd}) ^tm-{r.Id}"
        );

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = string.Join('\n', lines);
        if (all.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{all}\n");
    }

    // One line that does not start like a list, heading or quotation.
    private static string Line(string text) => Sentences.OneLine(text).TrimStart('#', '>', '-', '*', '+', ' ').TrimEnd();

    private static string Name(RulesMaterial m) =>
        Sentences.OneLine(m.Project).Replace(':', ' ').Replace("--", "- -", StringComparison.Ordinal);

    private static string Day(RulesMaterial m) => m.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
