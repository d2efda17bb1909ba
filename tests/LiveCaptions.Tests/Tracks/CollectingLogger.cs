using Microsoft.Extensions.Logging;

namespace LiveCaptions.Tests.Tracks;

/// <summary>Keeps what is logged: level and sentence.</summary>
internal sealed class CollectingLogger : ILogger
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines { get { lock (lines) return [.. lines]; } }

    /// <summary>Faults that came with their stack.</summary>
    public List<Exception> Faults { get; } = [];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines)
        {
            lines.Add($"{logLevel}: {formatter(state, exception)}");
            if (exception is not null) Faults.Add(exception);
        }
    }
}
