namespace LiveCaptions.Commands;

/// <summary>Another program listens where this one should.</summary>
internal sealed class PortException(int port, Exception cause) : Exception(
    $"Port {port} is in use by another program, perhaps another LiveCaptions, so captions cannot be served. Stop that program, or choose another port: --port {(port < 65535 ? port + 1 : 4955)}", cause);
