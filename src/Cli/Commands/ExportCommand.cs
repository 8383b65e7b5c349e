using System.CommandLine;
using TotalMemory.Transfer;

namespace TotalMemory.Cli.Commands;

internal static class ExportCommand
{
    private const string Everything = "jsonl";

    private static readonly Dictionary<string, RulesFormat> Rules = new(StringComparer.Ordinal)
    {
        ["agents-md"] = RulesFormat.AgentsMd,
        ["claude-md"] = RulesFormat.ClaudeMd,
        ["obsidian"] = RulesFormat.Obsidian,
    };

    public static Command Create()
    {
        var format = new Option<string>("--format")
        {
            Description = "jsonl: every record with its evidence. agents-md, claude-md, obsidian: rules and conventions, to read and use.",
            DefaultValueFactory = _ => Everything,
        };
        format.OneOf([Everything, .. Rules.Keys]);
        var output = new Option<string?>("--output", "--out", "-o") { Description = "Output file. Default: standard output." };
        var project = Options.Project();
        project.Description = "Only this project. Default: all for jsonl, else the current folder's.";
        var command = new ExampledCommand(
            "export",
            "Export everything, or rules and conventions as a file to review.",
            "totalmemory export > memory.jsonl",
            "totalmemory export --project shop --output shop.jsonl",
            "totalmemory export --format agents-md"
        )
        {
            format,
            output,
            project,
        };
        command.SetAction(parsed =>
        {
            var (name, file) = (parsed.GetValue(project), parsed.GetValue(output));
            if (Rules.TryGetValue(parsed.GetValue(format)!, out var rules))
                ExportRules(rules, name, file);
            else
                ExportAll(name, file);
        });
        return command;
    }

    private static void ExportAll(string? name, string? file)
    {
        var memory = Context.Open();
        var scope = name is not null ? Context.Project(memory.Projects, name).Id : null;
        if (file is null)
        {
            memory.Export.Write(Console.Out, scope);
            return;
        }
        using var stream = Spool.PrivateFiles.OpenWrite(file, FileMode.Create);
        using var writer = new StreamWriter(stream);
        var written = memory.Export.Write(writer, scope);
        Output.Line(Output.Safe($"Exported {Output.Count(written, "record")} to {file}"));
    }

    private static void ExportRules(RulesFormat format, string? name, string? file)
    {
        var memory = Context.Open();
        var project = Context.Project(memory.Projects, name);
        var material = memory.RulesExport.Gather(project, isOwn: format == RulesFormat.Obsidian);
        if (material.IsEmpty)
            throw new CommandException(
                $"Nothing of {project.Name} is a rule or a convention yet. 'totalmemory rules review' lists what waits for your yes."
            );
        var text = RulesFile.Write(material, format);
        if (file is null)
        {
            Output.Text(text);
            return;
        }
        if (File.Exists(file))
            throw new CommandException($"{file} exists and is not overwritten. Give another --output, or leave it out to print.");
        File.WriteAllText(file, text);
        Output.Line(
            Output.Safe(
                $"{Output.Count(material.Rules.Count, "rule")} and {Output.Count(material.Conventions.Count, "convention")}"
                    + $"{(material.Team.Count > 0 ? $", {material.Team.Count} from your team" : "")}: {file}"
            )
        );
        Output.Line("Read it before you share it: it quotes what you said in sessions.");
    }
}
