namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>How much a streaming service shows of a caption inside the stream.</summary>
/// <param name="Rows">Rows at most.</param>
/// <param name="Characters">Characters at most, over all rows.</param>
internal sealed record StreamCaptionProfile(int Rows, int Characters)
{
    /// <summary>CEA-608 has 32 columns.</summary>
    public const int Columns = 32;

    /// <summary>OBS drops what is beyond, in bytes of UTF-8.</summary>
    public const int Bytes = 128;

    /// <summary>YouTube and Facebook show nothing at all of a caption whose bytes need a second payload, from 53 characters on.</summary>
    public static StreamCaptionProfile YouTube { get; } = new(2, 48);

    /// <summary>Twitch shows three rows.</summary>
    public static StreamCaptionProfile Twitch { get; } = new(3, 3 * Columns);
}
