using System.Linq.Expressions;
using Hangfire.Common;
using Hangfire.Storage;

namespace TotalMemory.Worker.Scheduling;

/// <summary>A method that Hangfire calls, and when.</summary>
/// <param name="Cron">The cron expression, in the person's time zone.</param>
internal sealed record ScheduledJob(string Name, Job Job, string Cron)
{
    public static ScheduledJob Create(string name, Expression<Func<Jobs, Task>> call, string cron) =>
        new(name, Job.FromExpression(call), cron);

    public static ScheduledJob Create(string name, Expression<Action<Jobs>> call, string cron) => new(name, Job.FromExpression(call), cron);

    /// <summary>
    /// Serializes the job and loads it again, as the schedule does: a job is found by the names of its types and its parameters' types,
    /// and a published program contains only the assemblies it needs.
    /// </summary>
    /// <exception cref="JobLoadException">The job cannot be loaded and would never run.</exception>
    public Job Reloaded() => InvocationData.DeserializePayload(InvocationData.SerializeJob(Job).SerializePayload()).DeserializeJob();
}
