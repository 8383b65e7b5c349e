using System.Buffers;

namespace TotalMemory.Spool.Redaction;

/// <summary>Finds long runs of an alphabet without reading each character: it looks back from the least possible end of a run.</summary>
internal static class LongRuns
{
    /// <summary>
    /// Start of the next run of at least <paramref name="least"/> characters at or after <paramref name="from"/>, which begins a run or
    /// is outside one; -1 if there is none.
    /// </summary>
    public static int Next(string text, int from, SearchValues<char> alphabet, int least)
    {
        while (from + least <= text.Length)
        {
            var last = text.AsSpan(from, least).LastIndexOfAnyExcept(alphabet);
            if (last < 0)
                return from;
            from += last + 1;
        }
        return -1;
    }
}
