using Microsoft.Extensions.Logging;

namespace LiveCaptions.Tests.Tracks;

/// <summary>A logger of one category that writes to another logger.</summary>
internal sealed class CategoryLogger<TCategory>(ILogger inner) : ILogger<TCategory>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => inner.Log(logLevel, eventId, state, exception, formatter);
}
