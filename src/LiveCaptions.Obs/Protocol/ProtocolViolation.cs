namespace LiveCaptions.Obs.Protocol;

/// <summary>The other side sent what the protocol does not allow, so this connection is closed.</summary>
/// <param name="code">The code to close with.</param>
/// <param name="what">What it did, as a part of a sentence that begins with "OBS".</param>
internal sealed class ProtocolViolation(int code, string what, Exception? cause = null) : Exception(what, cause)
{
    public const int UnsupportedData = 1003;
    public const int TooBig = 1009;

    public int Code { get; } = code;
}
