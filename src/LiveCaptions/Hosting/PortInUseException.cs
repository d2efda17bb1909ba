using LiveCaptions.Health;

namespace LiveCaptions.Hosting;

/// <summary>Another program listens on the port.</summary>
internal sealed class PortInUseException(int port, Exception cause)
    : Exception(
        $"Port {port} is in use by another program, perhaps another LiveCaptions. "
            + $"Stop it or choose another port: --port {(port < 65535 ? port + 1 : port - 1)}",
        cause
    ),
        IUserFacingError;
