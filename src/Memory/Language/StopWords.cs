using System.Collections.Frozen;

namespace TotalMemory.Language;

/// <summary>
/// English stop words. Each use has its own additions to the shared list.
/// </summary>
internal static class StopWords
{
    private const string Shared = """
            a about an and any are as at be been but by can could did do does for from had has have here i if in into is it its
            just may must my of on or our please should so some than that the then there these they this those to us was we were
            when which who will with would you your
        """;

    /// <summary>Words that make no difference between two statements.</summary>
    public static FrozenSet<string> Fillers { get; } =
        With(
            """
            actually all also always being let need needs now out over project really repo repository shall such their up via want
            """
        );

    /// <summary>Words that are not searched for in a question.</summary>
    public static FrozenSet<string> InQuestions { get; } =
        With(
            """
            done he how me might she what where why
            """
        );

    /// <summary>Words that do not make a sentence of an answer more informative.</summary>
    public static FrozenSet<string> InAnswers { get; } =
        With(
            """
            above add added adds after again all already also always because before being below between both change changed
            changes check checked code done down during each etc even ever few file files first get good got he how instead last
            less let lets like line lines look made make me might more most need never new next no not now off ok okay once one
            only other out over own per rather re right run running runs same see set she since still such test tests thanks their
            them three through too two under until up use used using very via vs want what where while why without work working
            works yes yet
            """
        );

    /// <summary>Words of work and complaint that any correction may contain, so they do not distinguish corrections.</summary>
    public static IReadOnlyList<string> InCorrections { get; } =
        Split(
            """
            actual actually add after again already also anything ask back bad because been before being best better bit both
            break broken bug can change check code correct could current did different do does done each else error even every
            everything fail file find first fix full get give go good had happen has have hey how instead issue just keep know
            last later less let like line look make many may maybe mean meant might more much must name need new next no nothing
            now ok okay old one only other page part please problem put real really remove right run said same say see seem set
            shall should show something still stuff sure tell test text thing think though time too try two update use using
            version very want way well what where which while who whole why will work would wrong yes yet
            """
        );

    private static FrozenSet<string> With(string more) => Split(Shared).Concat(Split(more)).ToFrozenSet(StringComparer.Ordinal);

    private static string[] Split(string words) => words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
