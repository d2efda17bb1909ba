namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>How much of a caption inside the stream a streaming service shows.</summary>
/// <param name="Rows">Maximum number of rows.</param>
/// <param name="Characters">Maximum number of characters in all rows together.</param>
internal sealed record StreamCaptionProfile(int Rows, int Characters)
{
    /// <summary>CEA-608 has 32 columns.</summary>
    public const int Columns = 32;

    /// <summary>Maximum in bytes of UTF-8; OBS drops the rest.</summary>
    public const int Bytes = 128;

    /// <summary>YouTube and Facebook show nothing of a caption that needs a second payload, which starts at 53 characters.</summary>
    public static StreamCaptionProfile YouTube { get; } = new(2, 48);

    /// <summary>Twitch shows three rows.</summary>
    public static StreamCaptionProfile Twitch { get; } = new(3, 3 * Columns);
}
