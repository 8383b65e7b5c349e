using System.Linq.Expressions;
using Hangfire.Common;
using Hangfire.Storage;

namespace TotalMemory.Worker.Scheduling;

/// <summary>What Hangfire's clock calls, and when.</summary>
/// <param name="Cron">In the person's time.</param>
internal sealed record ScheduledJob(string Name, Job Job, string Cron)
{
    public static ScheduledJob Create(string name, Expression<Func<Jobs, Task>> call, string cron) =>
        new(name, Job.FromExpression(call), cron);

    public static ScheduledJob Create(string name, Expression<Action<Jobs>> call, string cron) => new(name, Job.FromExpression(call), cron);

    /// <summary>
    /// Writes it down and reads it again, as the schedule does: a job is found by the names of its types, also of its parameters, and a
    /// published program holds only the assemblies that it needs.
    /// </summary>
    /// <exception cref="JobLoadException">It would never run.</exception>
    public Job Reloaded() => InvocationData.DeserializePayload(InvocationData.SerializeJob(Job).SerializePayload()).DeserializeJob();
}
