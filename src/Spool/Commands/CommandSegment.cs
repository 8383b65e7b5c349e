namespace TotalMemory.Spool.Commands;

/// <summary>One simple command of a shell command line.</summary>
/// <param name="Joint">The operator before it: <c>&amp;&amp; || ; | &amp;</c>, a parenthesis or a line break; empty for the first.</param>
/// <param name="Program">The program's base name.</param>
/// <param name="Words">The command's words from the program on, quoted parts replaced by <see cref="CommandLine.Quoted"/>.</param>
public sealed record CommandSegment(string Joint, string Program, IReadOnlyList<string> Words);
