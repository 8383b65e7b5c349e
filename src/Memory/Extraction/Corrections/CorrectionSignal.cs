using System.Text.RegularExpressions;

namespace TotalMemory.Extraction.Corrections;

/// <summary>A speech act that makes a message more likely to be a correction.</summary>
/// <param name="Weight">What it adds to the score.</param>
/// <param name="WholeHead">It is sought in the clauses after "if" and "when" too.</param>
internal readonly record struct CorrectionSignal(string Name, double Weight, Regex Pattern, bool WholeHead = false);
