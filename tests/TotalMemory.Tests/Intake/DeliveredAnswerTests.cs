using System.Buffers.Binary;
using System.Net.Sockets;
using TotalMemory.Spool;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Intake;

/// <summary>What the worker has to say counts as said when it has reached the session, not when it was sent.</summary>
public sealed class DeliveredAnswerTests : IDisposable
{
    private readonly Workplace work = new();

    public void Dispose() => work.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_that_came_too_late_is_given_with_the_next_prompt()
    {
        work.Post("s1", "UserPromptSubmit", "remember that we deploy with kamal on Tuesdays");
        work.Memory.Publishing.AfterLearning(work.Memory.Drain.Run(Cancel));
        await using var worker = new SocketWorker(work.Memory);

        Assert.Contains("kamal", await AskAsync(isSaid: false));
        Assert.Contains("kamal", await AskAsync(isSaid: true));
        Assert.Empty(await AskAsync(isSaid: true));
    }

    // As the hook asks; but it stays until the worker hangs up, which it does when it has noted what was said.
    private async Task<string> AskAsync(bool isSaid)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath.Find(work.Memory.Home)!), Cancel);
        await using var stream = new NetworkStream(socket);
        var question = new PromptQuestion("s1", work.ProjectId("shop"), "please go on with the work").ToJson();
        var head = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(head, 1 + question.Length);
        await stream.WriteAsync((byte[])[.. head, (byte)WorkerQuestion.Prompt, .. question.Span], Cancel);
        await stream.ReadExactlyAsync(head, Cancel);
        var answer = new byte[BinaryPrimitives.ReadInt32LittleEndian(head)];
        await stream.ReadExactlyAsync(answer, Cancel);
        var text = PromptAnswer.Read(answer)?.Note ?? "";
        if (isSaid && text.Length > 0)
            await stream.WriteAsync((byte[])[1], Cancel);
        socket.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await stream.ReadAsync(head, Cancel));
        return text;
    }
}
