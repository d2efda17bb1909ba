using Microsoft.Extensions.Logging;

namespace LiveCaptions.Tests.Tracks;

/// <summary>Keeps log lines: level and sentence.</summary>
internal sealed class CollectingLogger : ILogger
{
    private readonly List<string> lines = [];
    private readonly List<(string Part, int Times, TaskCompletionSource Said)> awaited = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
                return [.. lines];
        }
    }

    /// <summary>Exceptions that were logged with their stack.</summary>
    public List<Exception> Faults { get; } = [];

    /// <summary>Waits until a line with this part has been logged this often.</summary>
    public Task UntilAsync(string part, int times, CancellationToken stop)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (lines)
        {
            awaited.Add((part, times, said));
            Answer();
        }
        return said.Task.WaitAsync(stop);
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        lock (lines)
        {
            lines.Add($"{logLevel}: {formatter(state, exception)}");
            Answer();
            if (exception is not null)
                Faults.Add(exception);
        }
    }

    private void Answer()
    {
        foreach (var (part, times, said) in awaited)
            if (lines.Count(line => line.Contains(part, StringComparison.Ordinal)) >= times)
                said.TrySetResult();
    }
}
