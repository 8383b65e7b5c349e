using TotalMemory.Settings;
using TotalMemory.Tests.Support;

namespace TotalMemory.Tests.Settings;

public sealed class EmbeddingSettingsTests : IDisposable
{
    private readonly TempHome temp = new();

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("builtin", null, null, EmbeddingSettings.BuiltIn)]
    [InlineData("builtin", "ignored", "https://localhost", EmbeddingSettings.BuiltIn)]
    [InlineData("ollama", "nomic", null, "ollama:nomic/1")]
    [InlineData("openai", "large", "https://localhost:8080/v1/", "openai:large@localhost:8080/v1/1")]
    public void The_version_names_all_that_changes_the_vectors(string provider, string? model, string? endpoint, string version) =>
        Assert.Equal(
            version,
            new EmbeddingSettings
            {
                Provider = provider,
                Model = model,
                Endpoint = endpoint is null ? null : new Uri(endpoint),
            }.Version
        );

    [Fact]
    public void A_key_stands_in_a_file_without_the_blanks_around_it()
    {
        var file = temp.Write("key", "  abc\n");
        Assert.Equal("abc", new EmbeddingSettings { KeyFile = file }.Key());
        Assert.Null(new EmbeddingSettings { KeyFile = file + ".none" }.Key());
        Assert.Null(new EmbeddingSettings().Key());
    }

    [Fact]
    public void A_variable_that_is_set_comes_before_the_file()
    {
        var file = temp.Write("key", "of the file");
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), new EmbeddingSettings { KeyVariable = "PATH", KeyFile = file }.Key());
        Assert.Equal("of the file", new EmbeddingSettings { KeyVariable = "NO_SUCH_VARIABLE", KeyFile = file }.Key());
    }
}
