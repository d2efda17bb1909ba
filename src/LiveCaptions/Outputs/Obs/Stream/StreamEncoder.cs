using System.Globalization;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.Outputs.Obs.Stream;

/// <summary>The settings of OBS that decide whether captions get into the stream, and when.</summary>
/// <param name="Encoder">OBS's name for the video encoder, e.g. <c>x264</c>.</param>
/// <param name="WritesEveryCodec">True for OBS 30.2 and later, which write captions correctly into HEVC and AV1 too.</param>
/// <param name="Delay">The delay of the stream, which OBS does not apply to captions.</param>
internal sealed record StreamEncoder(string Encoder, bool WritesEveryCodec, TimeSpan Delay)
{
    /// <summary>Why captions cannot be sent with this encoder; null if they can.</summary>
    public string? Refusal =>
        !WritesEveryCodec && Has("hevc", "h265", "av1")
            ? $"This OBS would corrupt the stream with captions because it writes them into {Encoder} as if it were H.264, so none are sent; use OBS 30.2 or later, or an H.264 encoder."
            : null;

    /// <summary>Why captions may get lost with this encoder; null if no problem is known.</summary>
    public string? Doubt =>
        Has("amd", "amf", "nvenc", "qsv", "apple", "videotoolbox")
            ? $"The encoder {Encoder} may drop captions when B-frames are off; if viewers get no CC button, set B-frames to 2 or use x264."
            : null;

    /// <summary>Queries OBS.</summary>
    public static async Task<StreamEncoder> QueryAsync(IObsRequests obs, CancellationToken stop)
    {
        var version = await obs.GetVersionAsync(stop);
        var advanced = await TextAsync(obs, "Output", "Mode", stop) == "Advanced";
        var encoder = await TextAsync(obs, advanced ? "AdvOut" : "SimpleOutput", advanced ? "Encoder" : "StreamEncoder", stop);
        var delayed = await TextAsync(obs, "Output", "DelayEnable", stop);
        var seconds = await TextAsync(obs, "Output", "DelaySec", stop);
        var delay =
            delayed is "true" or "1" && int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
                ? TimeSpan.FromSeconds(whole)
                : TimeSpan.Zero;
        return new(encoder, version.Supports("CreateRecordChapter"), delay);
    }

    private static async Task<string> TextAsync(IObsRequests obs, string category, string name, CancellationToken stop)
    {
        var parameter = await obs.GetProfileParameterAsync(category, name, stop);
        return parameter.Value ?? parameter.Default ?? "";
    }

    private bool Has(params string[] parts) => parts.Any(part => Encoder.Contains(part, StringComparison.OrdinalIgnoreCase));
}
