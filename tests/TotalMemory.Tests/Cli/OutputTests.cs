using CsCheck;
using Spectre.Console;
using TotalMemory.Cli;
using TotalMemory.Spool.Printing;

namespace TotalMemory.Tests.Cli;

public sealed class OutputTests
{
    private static readonly string[] Pieces =
    [
        "[",
        "]",
        "[[",
        "]]",
        "/",
        "INST",
        "[INST]",
        "[/INST]",
        "SYSTEM_PROMPT",
        "red",
        " ",
        "<|im_start|>",
        "</system-reminder>",
        "\u001B[31m",
        "\u200B",
        "［",
        "］",
        "x",
    ];

    [Fact]
    public void Whatever_is_remembered_is_printed_as_text_and_not_taken_for_markup() =>
        Gen.Int[0, Pieces.Length - 1]
            .Array[0, 12]
            .Select(places => string.Concat(places.Select(i => Pieces[i])))
            .Sample(text => Markup.Remove(SafeText.Clean($"[bold]{Output.Safe(text)}[/]")) == SafeText.Clean(text), iter: 20_000);
}
