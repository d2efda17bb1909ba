using LiveCaptions.Health;

namespace LiveCaptions.Desktop;

/// <summary>This user's LiveCaptions runs at the port already.</summary>
internal sealed class AlreadyRunningException(int port, InstanceRecord? running)
    : Exception(
        $"LiveCaptions is running on port {port} already{(running is null ? "" : $" (process {running.Process})")}, so it was not started a second time. "
            + $"livecaptions open shows its page, livecaptions quit stops it; beside it: --port {(port < 65535 ? port + 1 : port - 1)}"
    ),
        IUserFacingError;
