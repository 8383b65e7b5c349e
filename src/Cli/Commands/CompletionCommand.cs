using System.CommandLine;

namespace TotalMemory.Cli.Commands;

/// <summary>Prints what a shell needs to complete our commands; the words come from the command line itself.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.OneOf("bash", "zsh", "fish", "pwsh");
        var command = new ExampledCommand(
            "completion",
            "Print a completion script for your shell.",
            "totalmemory completion bash >> ~/.bashrc",
            "totalmemory completion zsh >> ~/.zshrc",
            "totalmemory completion fish > ~/.config/fish/completions/totalmemory.fish",
            "totalmemory completion pwsh >> $PROFILE"
        )
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            Output.Text(Script(parsed.GetValue(shell)!));
            return 0;
        });
        return command;
    }

    private static string Script(string shell) =>
        shell switch
        {
            "bash" => """
                _totalmemory() {
                  local IFS=$'\n' line="${COMP_LINE#* }"
                  local at=$((COMP_POINT - ${#COMP_LINE} + ${#line}))
                  COMPREPLY=($(compgen -W "$(totalmemory "[suggest:$at]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
                }
                complete -o default -F _totalmemory totalmemory

                """,
            "zsh" => """
                _totalmemory() {
                  local line="${BUFFER#* }" found
                  found=("${(@f)$(totalmemory "[suggest:$((CURSOR - ${#BUFFER} + ${#line}))]" "$line" 2>/dev/null)}")
                  compadd -- $found
                }
                (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
                compdef _totalmemory totalmemory

                """,
            "fish" => """
                function __totalmemory_complete
                  set -l line (string replace -r '^\S+\s*' '' -- (commandline -cp))
                  totalmemory "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
                end
                complete -f -c totalmemory -a '(__totalmemory_complete)'

                """,
            _ => """
                Register-ArgumentCompleter -Native -CommandName totalmemory -ScriptBlock {
                  param($word, $ast, $cursor)
                  $line = ($ast.ToString() -replace '^\S+\s*', '')
                  totalmemory "[suggest:$($line.Length)]" "$line" 2>$null |
                    Where-Object { $_ -like "$word*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
                }

                """,
        };
}
