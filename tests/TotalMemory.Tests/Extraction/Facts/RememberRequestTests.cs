using TotalMemory.Extraction.Facts;

namespace TotalMemory.Tests.Extraction.Facts;

/// <summary>When a person asks to remember something, and what.</summary>
public sealed class RememberRequestTests
{
    [Theory]
    [InlineData("remember that we deploy with kamal on Tuesdays", "we deploy with kamal on Tuesdays")]
    [InlineData("Please remember: the staging database is called heron.", "the staging database is called heron")]
    [InlineData("ok, remember that the API allows 10 calls a second. Now fix the test.", "the API allows 10 calls a second")]
    [InlineData("Keep in mind that node 22 is needed", "node 22 is needed")]
    [InlineData("remember for next time: the tests need docker", "the tests need docker")]
    [InlineData("Merk dir, dass wir dienstags ausliefern.", "wir dienstags ausliefern")]
    [InlineData("Keep in mind: node 22 is needed", "node 22 is needed")]
    [InlineData("Souviens-toi que le serveur est à Lyon", "le serveur est à Lyon")]
    [InlineData("retiens : le serveur est à Lyon", "le serveur est à Lyon")]
    [InlineData("retiens: le serveur est à Lyon", "le serveur est à Lyon")]
    [InlineData("recuerda que usamos pnpm", "usamos pnpm")]
    [InlineData("запомни, что мы используем pnpm", "мы используем pnpm")]
    [InlineData("请记住：我们每周二部署", "我们每周二部署")]
    [InlineData("ok. For the record: tests use SQLite in memory. And start it.", "tests use SQLite in memory")]
    [InlineData("pour mémoire : les tests utilisent SQLite", "les tests utilisent SQLite")]
    public void Asked_for(string message, string what) => Assert.Equal(what, RememberRequest.Find(message)?.What);

    [Theory]
    [InlineData("do you remember that we deploy on Tuesdays?")]
    [InlineData("remember that bug from yesterday?")]
    [InlineData("remember that time when the disk was full")]
    [InlineData("I remember that the tests were slow")]
    [InlineData("remember when we deployed")]
    [InlineData("for the record, I never said that")]
    [InlineData("remember that")]
    [InlineData("> remember that we use tabs")]
    [InlineData("The form shall remember: the last user")]
    public void Not_asked_for(string message) => Assert.Null(RememberRequest.Find(message));
}
