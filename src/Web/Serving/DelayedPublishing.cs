using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;

namespace TotalMemory.Web.Serving;

/// <summary>
/// The work after a person's decisions, done in the background: records marked wrong are deleted permanently once that can no longer be
/// undone, and briefings and reminders are published. A person who goes through twenty cards waits for none of it.
/// </summary>
internal sealed class DelayedPublishing : IDisposable
{
    // Chosen: soon enough for the next session, late enough for somebody who is clicking through a list.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1); // chosen

    private readonly Database database;
    private readonly OpinionBook opinions;
    private readonly Publishing publish;
    private readonly HomeErasure erasure;
    private readonly Lock gate = new();
    private readonly ITimer publishing;
    private readonly ITimer settling;
    private bool isDue;

    public DelayedPublishing(Database database, OpinionBook opinions, Publishing publish, HomeErasure erasure, TimeProvider time)
    {
        (this.database, this.opinions, this.publish, this.erasure) = (database, opinions, publish, erasure);
        publishing = time.CreateTimer(_ => Publish(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        settling = time.CreateTimer(_ => Settle(), null, TimeSpan.Zero, Look);
    }

    public void Changed()
    {
        lock (gate)
            isDue = true;
        publishing.Change(Quiet, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Does the work that is still waiting.</summary>
    public void Dispose()
    {
        publishing.Dispose();
        settling.Dispose();
        Publish();
    }

    private void Settle()
    {
        lock (gate)
            if (opinions.Settle() > 0)
                Forgotten();
    }

    /// <summary>Text was deleted: rules made from it are deleted too, and it is wiped from all files.</summary>
    public void Forgotten()
    {
        lock (gate)
        {
            isDue = false;
            publish.Review([Reminder.Everywhere], judgeAll: false);
            erasure.Finish();
        }
    }

    private void Publish()
    {
        lock (gate)
        {
            if (!isDue || database.ReadOnly is not null)
                return;
            isDue = false;
            publish.Publish([Reminder.Everywhere]);
        }
    }
}
