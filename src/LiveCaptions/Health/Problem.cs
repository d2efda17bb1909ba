using System.Globalization;

namespace LiveCaptions.Health;

/// <summary>A problem that <c>doctor</c> can find; docs/troubleshooting.md has a heading for each.</summary>
/// <param name="Title">The sentence, with {0} for a part that differs from machine to machine.</param>
internal sealed record Problem(string Title)
{
    public static readonly Problem NoEngine = new("The speech engine cannot compute on this machine."),
        SlowerEngine = new("The speech engine computes with its build for {0}."),
        NoGraphicsCard = new("The processor recognises, not a graphics card."),
        ObsOff = new("OBS is not connected."),
        ObsClosed = new("OBS does not let us in at {0}."),
        ObsSilent = new("OBS did not answer a question."),
        ObsTooOld = new("This is OBS {0}."),
        NoTextSource = new("There is no source \"{0}\"."),
        NotATextSource = new("The source \"{0}\" is not a text source."),
        TextSourceHidden = new("The text source \"{0}\" is not on air."),
        Encoder = new("The stream's encoder is {0}."),
        NoSubtitleFolder = new("Subtitles of recordings cannot be written to {0}."),
        InputMuted = new("The input \"{0}\" is muted."),
        NoInput = new("There is no audio input \"{0}\".");

    /// <summary>All problems, in the order in which they are looked for.</summary>
    public static IReadOnlyList<Problem> All { get; } =
    [
        NoEngine,
        SlowerEngine,
        NoGraphicsCard,
        ObsOff,
        ObsClosed,
        ObsSilent,
        ObsTooOld,
        NoTextSource,
        NotATextSource,
        TextSourceHidden,
        Encoder,
        NoSubtitleFolder,
        InputMuted,
        NoInput,
    ];

    /// <summary>The sentence on this machine.</summary>
    public string About(string part = "") => string.Format(CultureInfo.InvariantCulture, Title, part);
}
