using Microsoft.Extensions.Logging;
using TotalMemory.Spool;

namespace TotalMemory.Worker;

/// <summary>Writes log lines, redacted, into our one log file of limited size.</summary>
internal sealed class CappedLogProvider(CappedLog file) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new CappedLogger(file, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    public void Dispose() { }

    private sealed class CappedLogger(CappedLog file, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (file)
                file.Write(
                    $"{logLevel} {category}: {formatter(state, exception)}"
                        + $"{(exception is null ? "" : $" — {exception.GetType().Name}: {exception.Message}")}"
                );
        }
    }
}
