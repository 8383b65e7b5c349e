using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TotalMemory.Cli;

/// <summary>A command whose help ends with examples; the list of commands shows only its description.</summary>
internal sealed class ExampledCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Makes the help of the root and of all commands below it show examples.</summary>
    public static void ShowExamples(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new WithExamples((HelpAction)help.Action!);
    }

    private sealed class WithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is not ExampledCommand { Examples.Count: > 0 } command)
                return code;
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
                output.WriteLine("  " + example);
            output.WriteLine();
            return code;
        }
    }
}
