using TotalMemory.Browsing;
using TotalMemory.Knowledge;
using TotalMemory.Spool.Reminders;
using TotalMemory.Storage;

namespace TotalMemory.Web.Serving;

/// <summary>
/// What follows a person's word: what is wrong is forgotten for good when it can no longer be taken back, briefings and reminders are
/// published. A person who decides about twenty cards waits for none of it.
/// </summary>
internal sealed class AfterChanges : IDisposable
{
    // Chosen: soon enough for the next session, late enough for a hand that goes through a list.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private readonly Database database;
    private readonly OpinionBook opinions;
    private readonly Publishing publish;
    private readonly HomeErasure erasure;
    private readonly Lock gate = new();
    private readonly ITimer publishing;
    private readonly ITimer settling;
    private bool isDue;

    public AfterChanges(Database database, OpinionBook opinions, Publishing publish, HomeErasure erasure, TimeProvider time)
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

    /// <summary>Does what is left.</summary>
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

    /// <summary>Words were removed: rules made of them go, too, and no file keeps a byte of them.</summary>
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
