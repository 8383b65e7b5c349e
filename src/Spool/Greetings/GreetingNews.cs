namespace TotalMemory.Spool.Greetings;

/// <summary>A piece of news, shown once.</summary>
/// <param name="Id">Number of the rule it is about; otherwise a unique negative number.</param>
public sealed record GreetingNews(long Id, string Text);
