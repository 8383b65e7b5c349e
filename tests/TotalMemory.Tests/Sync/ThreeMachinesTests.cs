using CsCheck;

namespace TotalMemory.Tests.Sync;

/// <summary>
/// Random histories of three machines that are offline most of the time, with clocks that differ by a day, batches of all sizes and
/// answers that get lost.
/// </summary>
public sealed class ThreeMachinesTests
{
    private static readonly string[] Things = ["tabs", "tests first", "no npm"];
    private static readonly string[] Fields = ["words", "standing", "person"];
    private static readonly long[] Skews = [0, 86_400_000, -86_400_000];

    private sealed record Step(int Machine, int Deed, int Thing, int Detail);

    private static readonly Gen<Step[]> Histories = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 7], Gen.Int[0, 2], Gen.Int[0, 5])
        .Select((machine, deed, thing, detail) => new Step(machine, deed, thing, detail))
        .Array[0, 60];

    [Fact]
    public void They_end_equal_lose_nothing_and_bring_nothing_back() => Histories.Sample(Check, iter: 5_000);

    private static void Check(Step[] steps)
    {
        var hub = new ModelHub();
        List<ModelMachine> machines = [.. Skews.Select((skew, n) => new ModelMachine($"{n:x8}", skew))];
        var forgotten = new HashSet<string>(StringComparer.Ordinal);
        var quotes = new HashSet<(string Item, string Field)>();
        var removed = new HashSet<(string Item, string Field)>();
        long at = 1_772_000_000_000;
        foreach (var step in steps)
            Do(step, machines[step.Machine], hub, at += 1_000, forgotten, quotes, removed);
        Settle(machines, hub);
        foreach (var machine in machines)
        {
            Assert.Equal(Written(machines[0]), Written(machine));
            Assert.DoesNotContain(machine.Rows.Keys, forgotten.Contains);
            Assert.All(
                quotes.Where(q => !forgotten.Contains(q.Item) && !removed.Contains(q)),
                q => Assert.True(machine.Rows[q.Item].ContainsKey(q.Field), $"{q.Field} was lost")
            );
        }
        Assert.All(hub.All.Where(c => forgotten.Contains(c.Item)), c => Assert.True(c.IsEnd));
    }

    private static void Do(
        Step step,
        ModelMachine machine,
        ModelHub hub,
        long at,
        HashSet<string> forgotten,
        HashSet<(string, string)> quotes,
        HashSet<(string, string)> removed
    )
    {
        var item = machine.Rows.Keys.Order(StringComparer.Ordinal).ElementAtOrDefault(step.Thing);
        switch (step.Deed)
        {
            case 0:
                machine.Say(Things[step.Thing], at);
                break;
            case 1 when item is not null:
                machine.Set(item, Fields[step.Detail % 3], $"{at}", at);
                break;
            case 2 when item is not null:
                machine.Set(item, $"e:{at}", "quoted", at);
                quotes.Add((item, $"e:{at}"));
                break;
            case 3 when item is not null && step.Detail == 0:
                machine.Forget(item, at);
                forgotten.Add(item);
                break;
            case 4
                when item is not null
                    && machine.Rows[item].Keys.FirstOrDefault(f => f.StartsWith("e:", StringComparison.Ordinal)) is { } quote:
                machine.Rows[item].Remove(quote);
                machine.Set(item, "standing", $"{at}", at);
                removed.Add((item, quote));
                break;
            case 5:
                machine.Push(hub, 1 + step.Detail, isAnswerLost: step.Thing == 0);
                break;
            case 6:
                machine.Pull(hub, 1 + step.Detail);
                break;
            default:
                break;
        }
    }

    private static void Settle(List<ModelMachine> machines, ModelHub hub)
    {
        for (var round = 0; round < 3; round++)
            foreach (var machine in machines)
            {
                while (machine.HasUnsent)
                    machine.Push(hub, 7, isAnswerLost: false);
                while (machine.Pull(hub, 5)) { }
            }
    }

    private static string Written(ModelMachine machine) =>
        string.Join(
            '\n',
            machine.Rows.OrderBy(r => r.Key).Select(r => r.Key + string.Join(' ', r.Value.Select(v => $" {v.Key}={v.Value}")))
        );
}
