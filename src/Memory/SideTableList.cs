using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TotalMemory.Graph;
using TotalMemory.History;
using TotalMemory.Knowledge;
using TotalMemory.Rules;
using TotalMemory.Skills;
using TotalMemory.Team;

namespace TotalMemory;

/// <summary>
/// The tables that extend <c>record</c>; add new ones here. The order matters when rows are moved: a ledger needs its rule.
/// </summary>
internal static class SideTableList
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Whoever forgets a record must not be able to forget what stands beside it.")]
    internal static void Compose() =>
        SideTables.All = [c => c.Validity, c => c.Skills, c => c.Rules, c => c.Occasions, c => c.Episodes, c => c.Shares];
}
