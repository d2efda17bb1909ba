using System.Globalization;

namespace LiveCaptions.Health;

/// <summary>A problem that <c>doctor</c> can find; docs/troubleshooting.md has a heading for each.</summary>
/// <param name="Title">The sentence, with {0} for a part that differs from machine to machine.</param>
internal sealed record Problem(string Title)
{
    public static readonly Problem NotChecked = new("{0} could not be checked."),
        NotRunning = new("LiveCaptions is not running."),
        PortTaken = new("Port {0} is in use by another program."),
        NotTrusted = new("LiveCaptions runs, and does not answer this terminal."),
        NoFfmpeg = new("ffmpeg was not found."),
        ModelUnusable = new("The model {0} cannot be used."),
        ModelLanguage = new("The model {0} knows English only."),
        VoiceModelUnusable = new("The voice activity model cannot be used."),
        TooSlow = new("A step of recognition takes {0}."),
        NoEngine = new("The speech engine cannot compute on this machine."),
        SlowerEngine = new("The speech engine computes with its build for {0}."),
        NoGraphicsCard = new("The processor recognises, not a graphics card.");

    public static readonly Problem NoSoundSystem = new("No sound system answers."),
        NoMicrophone = new("There is no microphone."),
        DeviceClosed = new("The device of track {0} cannot be captured."),
        DeviceSilent = new("The device of track {0} delivers only silence."),
        DeviceLevel = new("The level of track {0} costs words."),
        SourceUnusable = new("The source of track {0} cannot be used."),
        NoCaptions = new("Track {0} gives no captions."),
        FewCaptions = new("Track {0} may lose words."),
        NotTranslated = new("Track {0} is not translated."),
        HeldBack = new("The captions of track {0} are held back."),
        RedisAway = new("Redis at {0} cannot be used."),
        RemoteAway = new("{0} does not recognise this machine's sound.");

    public static readonly Problem Restarted = new("LiveCaptions has crashed and was restarted {0}."),
        FewFiles = new("Only {0} more files can be opened.");

    public static readonly Problem NoOverlay = new("No overlay is connected."),
        FolderClosed = new("{0} cannot be written to."),
        DiskFull = new("Little space is left for {0}."),
        NotKept = new("Words are not kept in the archive."),
        ClockWrong = new("The clock of this machine says {0}."),
        NoNetwork = new("This machine has no network address."),
        Firewall = new("A firewall may keep phones out."),
        CertificateRefused = new("Browsers refuse the certificate {0}."),
        NoFont = new("No font on this machine has the letters of {0}."),
        StreamLanguage = new("Captions inside the stream cannot carry {0}.");

    public static readonly Problem OutputOff = new("The output {0} is switched off."),
        OutputAway = new("The output {0} does not get its captions."),
        OutputLost = new("Words are missing at the output {0}.");

    public static readonly Problem ObsOff = new("OBS is not connected."),
        ObsClosed = new("OBS does not let us in at {0}."),
        ObsSilent = new("OBS did not answer a question."),
        ObsTooOld = new("This is OBS {0}."),
        NoBrowserSource = new("No browser source shows the overlay."),
        NoTextSource = new("There is no source \"{0}\"."),
        NotATextSource = new("The source \"{0}\" is not a text source."),
        TextSourceHidden = new("The text source \"{0}\" is not on air."),
        BrowserSourceHidden = new("The browser source \"{0}\" is not on air."),
        SourceCovered = new("The source \"{0}\" may be covered."),
        Encoder = new("The stream's encoder is {0}."),
        NoSubtitleFolder = new("Subtitles of recordings cannot be written to {0}."),
        InputMuted = new("The input \"{0}\" is muted."),
        NoInput = new("There is no audio input \"{0}\".");

    /// <summary>What a sound check finds, in which somebody reads a text aloud.</summary>
    public static readonly Problem CheckNoSound = new("No sound came, so there was nothing to caption."),
        CheckSilence = new("Only silence came to the check."),
        CheckLevel = new("The sound of the check costs words."),
        CheckNoWords = new("No word was recognised in time."),
        CheckErrors = new("Too many words differ from the text: {0}."),
        CheckLate = new("A word is on screen only {0} after it was said."),
        CheckWay = new("Words did not arrive everywhere.");

    /// <summary>All problems, in the order in which they are looked for.</summary>
    public static IReadOnlyList<Problem> All { get; } =
    [
        NotChecked,
        NotRunning,
        PortTaken,
        NotTrusted,
        Restarted,
        FewFiles,
        NoFfmpeg,
        ModelUnusable,
        ModelLanguage,
        VoiceModelUnusable,
        TooSlow,
        NoEngine,
        SlowerEngine,
        NoGraphicsCard,
        NoSoundSystem,
        NoMicrophone,
        DeviceClosed,
        DeviceSilent,
        DeviceLevel,
        SourceUnusable,
        NoCaptions,
        FewCaptions,
        NotTranslated,
        HeldBack,
        RedisAway,
        RemoteAway,
        NoOverlay,
        FolderClosed,
        DiskFull,
        NotKept,
        ClockWrong,
        NoNetwork,
        Firewall,
        CertificateRefused,
        NoFont,
        StreamLanguage,
        OutputOff,
        OutputAway,
        OutputLost,
        ObsOff,
        ObsClosed,
        ObsSilent,
        ObsTooOld,
        NoBrowserSource,
        NoTextSource,
        NotATextSource,
        TextSourceHidden,
        BrowserSourceHidden,
        SourceCovered,
        Encoder,
        NoSubtitleFolder,
        InputMuted,
        NoInput,
        CheckNoSound,
        CheckSilence,
        CheckLevel,
        CheckNoWords,
        CheckErrors,
        CheckLate,
        CheckWay,
    ];

    /// <summary>The sentence on this machine.</summary>
    public string About(string part = "") => string.Format(CultureInfo.InvariantCulture, Title, part);
}
