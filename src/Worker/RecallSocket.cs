using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TotalMemory.Spool;
using TotalMemory.Storage;

namespace TotalMemory.Worker;

/// <summary>
/// Answers the prompt hook, the MCP server and the command line over the local socket. If a question cannot be answered, the connection is
/// closed.
/// </summary>
internal sealed partial class RecallSocket(MemoryHome home, WorkerAnswers answers, ILogger<RecallSocket> log, HubSync? meeting = null)
    : BackgroundService
{
    private static readonly TimeSpan QuestionTimeout = TimeSpan.FromSeconds(5); // chosen: the asker has given up long before

    /// <summary>How many questions are answered at the same time; more wait in the socket's queue (chosen).</summary>
    private const int MostClients = 16;

    private readonly string? path = SocketPath.Find(home);

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        using var places = new SemaphoreSlim(MostClients);
        using var listener = Listen();
        if (listener is null)
            return;
        try
        {
            while (true)
            {
                await places.WaitAsync(cancel);
                if (await AcceptAsync(listener, places, cancel) is { } client)
                    _ = Task.Run(() => ServeAsync(client, places, cancel), CancellationToken.None);
            }
        }
        catch (OperationCanceledException) { } // The worker is stopping.
        finally
        {
            PrivateFiles.TryDelete(path!);
            await FinishAsync(places);
        }
    }

    // Returns null if there was none; its slot is then free again.
    private static async Task<Socket?> AcceptAsync(Socket listener, SemaphoreSlim places, CancellationToken cancel)
    {
        try
        {
            return await listener.AcceptAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            places.Release();
            throw;
        }
        catch (SocketException)
        {
            places.Release();
            await Task.Delay(TimeSpan.FromSeconds(1), cancel); // The system has run out of a resource for the moment.
            return null;
        }
    }

    private async Task ServeAsync(Socket client, SemaphoreSlim places, CancellationToken cancel)
    {
        try
        {
            await ServeAsync(client, cancel);
        }
        finally
        {
            places.Release();
        }
    }

    // Waits until running questions are answered and noted before the worker exits.
    private static async Task FinishAsync(SemaphoreSlim places)
    {
        using var deadline = new CancellationTokenSource(QuestionTimeout);
        try
        {
            for (var n = 0; n < MostClients; n++)
                await places.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) { } // A question hangs; the worker exits anyway.
    }

    private Socket? Listen()
    {
        if (path is null)
        {
            NotListening(log, home.Root, "the path is too long for a socket, and there is no shorter private folder");
            return null;
        }
        try
        {
            SocketPath.Prepare(path);
            var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            listener.Listen(32);
            return listener;
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            NotListening(log, path, e.Message);
            return null;
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken cancel)
    {
        using (client)
        {
            if (!SocketPath.IsPeerOurs(client))
            {
                Stranger(log);
                return;
            }
            try
            {
                using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                deadline.CancelAfter(QuestionTimeout);
                if (await QuestionAsync(client, deadline.Token) is not { } question)
                    return;
                if (question[0] == (byte)WorkerQuestion.Settle && meeting is not null)
                {
                    // Finished even if the asker no longer waits.
                    deadline.CancelAfter(Timeout.InfiniteTimeSpan);
                    await meeting.SettleAsync(cancel);
                    deadline.CancelAfter(QuestionTimeout);
                }
                var answer = await answers.AnswerAsync((WorkerQuestion)question[0], question.AsMemory(1), deadline.Token);
                await client.SendAsync(Frame(answer.Bytes), SocketFlags.None, deadline.Token);
                // An asker whose deadline had passed has not shown the answer.
                if (answer.Afterwards is { } afterwards && await ReceiveAsync(client, new byte[1], deadline.Token))
                    afterwards();
            }
            // The asker has gone, or has not asked anything.
            catch (Exception e) when (e is SocketException or OperationCanceledException or JsonException) { }
            catch (Exception e) when (e is SqliteException or MemoryStoreException or IOException or UnauthorizedAccessException)
            {
                NotAnswered(log, e.Message);
            }
        }
    }

    // Null if there is no question or it is too long.
    private static async Task<byte[]?> QuestionAsync(Socket client, CancellationToken cancel)
    {
        var head = new byte[4];
        if (!await ReceiveAsync(client, head, cancel))
            return null;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head);
        if (length is 0 or > WorkerSocket.LongestFrame)
            return null;
        var question = new byte[length];
        return await ReceiveAsync(client, question, cancel) ? question : null;
    }

    private static byte[] Frame(byte[] answer)
    {
        var frame = new byte[4 + answer.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)answer.Length);
        answer.CopyTo(frame, 4);
        return frame;
    }

    private static async Task<bool> ReceiveAsync(Socket socket, Memory<byte> buffer, CancellationToken cancel)
    {
        while (buffer.Length > 0)
        {
            var n = await socket.ReceiveAsync(buffer, SocketFlags.None, cancel);
            if (n == 0)
                return false;
            buffer = buffer[n..];
        }
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "Another user asked over the socket, and was not answered")]
    private static partial void Stranger(ILogger log);

    [LoggerMessage(LogLevel.Warning, "A question was not answered: {Reason}")]
    private static partial void NotAnswered(ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "Nobody can ask this worker: {Path}: {Reason}")]
    private static partial void NotListening(ILogger log, string path, string reason);
}
