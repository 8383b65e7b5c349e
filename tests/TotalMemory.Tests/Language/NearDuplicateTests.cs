using TotalMemory.Language;

namespace TotalMemory.Tests.Language;

public sealed class NearDuplicateTests
{
    [Theory]
    [InlineData("We use tabs for indentation.", "we always use tabs for indentation")]
    [InlineData("Run the tests with `make test`.", "Please run the tests with make test")]
    [InlineData("The API listens on port 8080", "the API listens on port 8080.")]
    public void These_say_the_same(string a, string b) => Assert.True(NearDuplicate.Same(a, b));

    [Theory]
    [InlineData("The API listens on port 8080", "The API listens on port 8081")]
    [InlineData("do use the cache in tests", "do not use the cache in tests")]
    [InlineData("Pin the base image to v1.2", "Pin the base image to v1.3")]
    [InlineData("Use yarn to install packages in this repository", "Use npm to install packages in this repository")]
    [InlineData("Read src/app/config.ts before editing", "Read src/api/config.ts before editing")]
    [InlineData("Call getUserById for lookups", "Call getUserByName for lookups")]
    [InlineData("Always run the linter before commits", "Never run the linter before commits")]
    [InlineData("The staging server is fast", "The production server is fast")]
    [InlineData("Enable the feature flag", "Disable the feature flag")]
    public void These_do_not(string a, string b)
    {
        Assert.False(NearDuplicate.Same(a, b));
        Assert.False(NearDuplicate.Same(b, a));
    }
}
