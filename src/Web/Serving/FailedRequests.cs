using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using TotalMemory.Spool;
using TotalMemory.Storage;
using TotalMemory.Web.Pages;

namespace TotalMemory.Web.Serving;

/// <summary>The message that a person sees when a request failed; the log has the details.</summary>
internal sealed class FailedRequests(Database database, CappedLog log, string logPath)
{
    public PageResponse Explain(HttpRequest request, Exception failure)
    {
        switch (failure)
        {
            case SqliteException sqlite:
                return ErrorPage.Answer(database.Explain(sqlite).Message);
            case MemoryStoreException:
                return ErrorPage.Answer(failure.Message);
            case BadHttpRequestException or InvalidDataException:
                return PageResponse.Plain(400, "Invalid request.");
            default:
                log.Write($"{request.Method} {request.Path}: {failure}");
                return ErrorPage.Answer("An unexpected error occurred. Details are in the log: " + logPath);
        }
    }
}
