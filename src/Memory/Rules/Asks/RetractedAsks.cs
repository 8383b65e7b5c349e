namespace TotalMemory.Rules.Asks;

/// <summary>Leaves out requests that a person took back later ("you may use npm again"); said once more, they count again. Pure.</summary>
internal static class RetractedAsks
{
    /// <param name="asks">Of any projects, oldest first.</param>
    public static List<Ask> LeaveOut(IEnumerable<Ask> asks)
    {
        var standing = new List<Ask>();
        foreach (var ask in asks)
            if (ask.IsRetraction is { } retraction)
                standing.RemoveAll(earlier => earlier.Project == ask.Project && retraction.Ends(earlier.Text));
            else
                standing.Add(ask);
        return standing;
    }
}
