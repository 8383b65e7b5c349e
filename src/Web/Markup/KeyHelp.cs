namespace TotalMemory.Web.Markup;

/// <summary>A key and what it does.</summary>
internal sealed record KeyLine(string Keys, string Does);

/// <summary>The list of keys that <c>?</c> shows.</summary>
internal static class KeyHelp
{
    private static readonly KeyLine[] Lines =
    [
        new("j  k", "next, previous"),
        new("y", "keep: this is right"),
        new("x", "wrong: remove it for good"),
        new("a", "everywhere: apply it to all projects"),
        new("e", "edit the text"),
        new("z", "undo the last decision"),
        new("s", "select"),
        new("o", "open"),
        new("/", "search"),
        new("?", "show these keys"),
    ];

    public static Html Dialog() =>
        Html.From(
            $"""
            <dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2>
            <dl>{Lines.Select(l =>
                Html.From($"<div><dt>{l.Keys.Split("  ").Select(k => Html.From($"<kbd>{k}</kbd> "))}</dt><dd>{l.Does}</dd></div>")
            )}
            {Layout.Places.Select(p => Html.From($"<div><dt><kbd>g</kbd> <kbd>{p.Key.ToString()}</kbd></dt><dd>{p.Name}</dd></div>"))}</dl>
            <form method="dialog"><button>Close</button></form></dialog>
            """
        );
}
