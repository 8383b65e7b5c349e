using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TotalMemory.Worker.LanguageModels;

/// <summary>
/// A service of models, asked with JSON over HTTP. The makers' own clients take 40 MB and need reflection, which a native program lacks.
/// </summary>
internal sealed class ModelService(Uri address, TimeSpan timeout, IReadOnlyDictionary<string, string>? headers = null) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = timeout };

    /// <param name="path">Below the service's address.</param>
    /// <param name="read">Reads the answer; it may throw what JSON's reading throws.</param>
    /// <exception cref="HttpRequestException">The service was not reached or refuses; the message holds its own words.</exception>
    /// <exception cref="InvalidOperationException">The answer cannot be understood.</exception>
    public async Task<T> AskAsync<T>(string path, JsonObject question, Func<JsonElement, T> read, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{address.ToString().TrimEnd('/')}{path}"));
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
            request.Headers.TryAddWithoutValidation(name, value);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(question.ToJsonString()));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await http.SendAsync(request, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"{(int)answer.StatusCode} {answer.ReasonPhrase}: {text.Trim()}", null, answer.StatusCode);
        try
        {
            using var document = JsonDocument.Parse(text);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidOperationException($"The answer of {address} cannot be understood: {e.Message}", e);
        }
    }

    public void Dispose() => http.Dispose();
}
