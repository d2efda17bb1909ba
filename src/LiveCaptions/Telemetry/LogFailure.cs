using Serilog.Core;
using Serilog.Events;

namespace LiveCaptions.Telemetry;

/// <summary>Says once that the log file cannot be written; captions go on without it.</summary>
internal sealed class LogFailure(TextWriter console, string folder) : ILoggingFailureListener
{
    private int said;

    public void OnLoggingFailed(
        object sender,
        LoggingFailureKind kind,
        string message,
        IReadOnlyCollection<LogEvent>? events,
        Exception? exception
    )
    {
        if (Interlocked.Exchange(ref said, 1) == 0)
            console.WriteLine(
                $"The log in {folder} cannot be written ({exception?.Message ?? message}), so it lacks lines; captions are not affected. Free some space on the disk, or set Log:Folder to another folder."
            );
    }
}
