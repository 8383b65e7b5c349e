using System.Text.Encodings.Web;
using TotalMemory.Knowledge;

namespace TotalMemory.Transfer;

public sealed record ExportedFix(string Text, IReadOnlyList<ExportedEvidence> Evidence);
