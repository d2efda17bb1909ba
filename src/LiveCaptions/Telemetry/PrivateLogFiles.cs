using System.Text;
using Serilog.Sinks.File;

namespace LiveCaptions.Telemetry;

/// <summary>Lets only the owner read a log file: device names, addresses and what people typed wrongly stand in it.</summary>
/// <param name="owned">The right to the log's name, which lives as long as the log; null: none is needed.</param>
internal sealed class PrivateLogFiles(IDisposable? owned = null) : FileLifecycleHooks
{
    /// <summary>The right to the log's name.</summary>
    public IDisposable? Owned { get; } = owned;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OwnerOnly);
        return underlyingStream;
    }
}
