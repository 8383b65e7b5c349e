using TotalMemory.Intake;
using TotalMemory.Projects;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;
using TotalMemory.Transcripts;

namespace TotalMemory.Tests.Intake;

/// <summary>What was read of a transcript is written without looking at any file.</summary>
public sealed class TranscriptReadingTests : IntakeCase
{
    [Fact]
    public void What_was_read_is_written_though_the_files_are_gone_by_then()
    {
        var path = temp.Write("e1.jsonl", Session("e1").User("we always use tabs in this repository").Says("ok").Text);
        var file = new FileState(new FileInfo(path).Length, 0, IsQuiet: true, IsTrusted: false);
        using (var reading = TranscriptReading.Begin(memory.Database, memory.OffRecord, path, file, Some.Time))
        {
            var chunk = reading.Next();
            var identity = chunk.Folders.Project(chunk.Facts.Cwd, chunk.Facts.Remote);
            File.Delete(path);
            Directory.Delete(project, recursive: true);
            var written = memory.Database.Write(c => reading.Write(c, chunk));
            Assert.NotNull(written.State);
            using var c = memory.Database.Open();
            Assert.Equal(identity.Id, c.Projects.Find("e1")!.Project);
            Assert.NotEmpty(c.Transcripts.Find(path)!.Head);
        }
    }

    [Fact]
    public void A_session_that_was_filed_meanwhile_is_read_again()
    {
        var path = temp.Write("e1.jsonl", Session("e1").User("we always use tabs in this repository").Text);
        var file = new FileState(new FileInfo(path).Length, 0, IsQuiet: true, IsTrusted: false);
        using var reading = TranscriptReading.Begin(memory.Database, memory.OffRecord, path, file, Some.Time);
        var chunk = reading.Next();
        memory.Database.Write(c =>
        {
            c.Projects.Touch(new ProjectIdentity("elsewhere", "elsewhere", "/elsewhere", null), Some.Time);
            c.Projects.Save(new Session("e1", "claude", "elsewhere", "/elsewhere", null, Some.Time, Some.Time, null));
        });
        Assert.Null(memory.Database.Write(c => reading.Write(c, chunk)).State);
    }
}
