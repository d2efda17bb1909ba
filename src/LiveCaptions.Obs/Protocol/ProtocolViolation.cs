namespace LiveCaptions.Obs.Protocol;

/// <summary>OBS broke the protocol, so the connection is closed.</summary>
/// <param name="code">The close code to send.</param>
/// <param name="what">What OBS did, as the rest of a sentence that begins with "OBS".</param>
internal sealed class ProtocolViolation(int code, string what, Exception? cause = null) : Exception(what, cause)
{
    public const int UnsupportedData = 1003;
    public const int TooBig = 1009;

    public int Code { get; } = code;
}
