using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Obs;
using LiveCaptions.Outputs;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Outputs.Obs.Recordings;
using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Settings;
using LiveCaptions.Viewers;

namespace LiveCaptions.Hosting;

/// <summary>What outputs to OBS are made of, and the captions they can take.</summary>
internal sealed record ObsOutputParts(
    ServiceSettings Settings,
    ObsClient Obs,
    CaptionGate Gate,
    FollowedTrack Track,
    CaptionTracks Tracks,
    FrameJson Frames,
    MonotonicClock Clock,
    ILogger<ObsService> Logger
)
{
    /// <summary>Time without speech after which a screen is cleared.</summary>
    public TimeSpan Hold => TimeSpan.FromSeconds(Settings.Captions.Hold);

    /// <summary>The translation whose captions are taken; null: those of the track itself.</summary>
    public TrackSettings? Translation { get; init; }

    /// <summary>These parts, and those for each translation of the track that the settings name.</summary>
    public IEnumerable<ObsOutputParts> EachLanguage =>
        Settings
            .Tracks.Where(track => track.TranslationOf == FollowedBy(Settings))
            .Select(track => this with { Track = new FollowedTrack(Tracks, track.Id), Translation = track })
            .Prepend(this);

    /// <summary>Where words and subtitles of recordings are kept.</summary>
    public SidecarFolders Sidecars =>
        new(Settings.Obs.Recordings, OwnerBy(Settings) with { Track = Translation?.Id ?? FollowedBy(Settings) }, ProgramFiles.Data)
        {
            // Two translations into one language are told apart by their tracks.
            Language =
                Translation is { } named && Settings.Tracks.Count(track => track.IsTranslated && track.Language == named.Language) > 1
                    ? named.Id
                    : Translation?.Language,
        };

    /// <summary>The folder that remembers which texts were sent to OBS.</summary>
    public static string Texts => Path.Combine(ProgramFiles.Data, "texts");

    /// <summary>Whose recordings and texts these are.</summary>
    public static SidecarOwner OwnerBy(ServiceSettings settings) => SidecarOwner.Of(settings.Obs.Address, FollowedBy(settings));

    /// <summary>The id of the track that goes to OBS.</summary>
    public static string FollowedBy(ServiceSettings settings) =>
        settings.Obs.Track ?? (settings.Tracks is [var first, ..] ? first : new TrackSettings()).Id;

    /// <summary>Columns of a line of the text source that the mark of a change of speaker leaves to the words.</summary>
    public static int TextColumns(ServiceSettings settings) =>
        settings.Tracks.Any(track => track.Id == FollowedBy(settings) && track.Speakers.Enabled)
            ? LabelText.ColumnsBehind(LabelText.Chevrons, "", settings.Obs.TextSource.Chars)
            : settings.Obs.TextSource.Chars;

    public SentTexts OpenSentTexts() => SentTexts.Open(Texts, OwnerBy(Settings).Obs, Settings.Obs.TextSource.Name);

    /// <summary>Gives an output the track's newest frame.</summary>
    /// <param name="output">The output.</param>
    /// <param name="chars">Characters per line.</param>
    public T WithFrames<T>(T output, int chars)
        where T : ObsOutput, IFrameSink
    {
        Track.Join(output, chars, Settings.Captions.Hold);
        return output;
    }

    /// <summary>Gives an output every settled word of the track.</summary>
    /// <param name="output">The output.</param>
    /// <param name="words">The output's queue of words.</param>
    /// <param name="rules">The rules that apply to the words.</param>
    public T WithWords<T>(T output, Func<T, IWordSink> words, TextOutput rules)
        where T : ObsOutput
    {
        Track.Subscribe(words(output), rules);
        return output;
    }
}

/// <summary>Every output to OBS: when the settings ask for it, how it is made, and which captions it takes.</summary>
/// <remarks>To add an output, derive a class from <see cref="ObsOutput"/> and add a row.</remarks>
internal static class ObsOutputTable
{
    // The stream is treated like the picture, and recordings like other files.
    private static readonly Row[] Rows =
    [
        new(
            settings => settings.Obs.Overlay.Reload,
            with => new BrowserSourceRefresh(with.Settings.Server.Port, with.Obs, with.Clock, with.Logger)
        ),
        new(
            settings => settings.Obs.Overlay.Events,
            with =>
                with.WithFrames(
                    new OverlayEvents(with.Settings.Captions.Lines, with.Frames, with.Obs, with.Clock, with.Logger),
                    with.Settings.Captions.Chars
                )
        ),
        new(
            settings => settings.Obs.TextSource.Enabled,
            with =>
                with.WithFrames(
                    new TextSourceOutput(with.Settings.Obs.TextSource, with.Hold, with.OpenSentTexts, with.Obs, with.Clock, with.Logger),
                    ObsOutputParts.TextColumns(with.Settings)
                )
        ),
        new(
            settings => settings.Obs.StreamCaptions.Enabled,
            with =>
                with.WithWords(
                    new StreamCaptionOutput(
                        with.Settings.Obs.StreamCaptions,
                        with.Hold,
                        with.Obs,
                        with.Clock,
                        with.Logger,
                        with.Settings.Tracks.FirstOrDefault(track => track.Id == ObsOutputParts.FollowedBy(with.Settings))?.Language
                    ),
                    output => output.Words,
                    TextOutput.Overlay
                )
        ),
        new(
            settings => settings.Obs.Recordings.Enabled,
            with =>
                with.WithWords(
                    new RecordingOutput(
                        with.Settings.Obs.Recordings,
                        with.Settings.Obs.Gate,
                        with.Sidecars,
                        with.Obs,
                        with.Clock,
                        with.Logger
                    ),
                    output => output.Words,
                    TextOutput.Exports
                )
        )
        {
            IsForEachLanguage = true,
        },
        // After the text source, which owns the memory of its own texts.
        new(
            settings => LeftTexts.Exist(ObsOutputParts.Texts, ObsOutputParts.OwnerBy(settings).Obs),
            with => new LeftTexts(ObsOutputParts.Texts, ObsOutputParts.OwnerBy(with.Settings).Obs, with.Obs, with.Clock, with.Logger)
        ),
        new(_ => true, with => new ObsGate(with.Settings.Obs.Gate, with.Gate, with.Obs, with.Clock, with.Logger)),
    ];

    /// <summary>Makes the outputs that the settings ask for.</summary>
    public static IReadOnlyList<ObsOutput> Create(ObsOutputParts parts) =>
        [
            .. Rows.Where(row => row.IsEnabled(parts.Settings))
                .SelectMany(row => (row.IsForEachLanguage ? parts.EachLanguage : [parts]).Select(row.Create)),
        ];

    /// <summary>An output to OBS.</summary>
    private sealed record Row(Func<ServiceSettings, bool> IsEnabled, Func<ObsOutputParts, ObsOutput> Create)
    {
        /// <summary>Each translation of the track has one of its own.</summary>
        public bool IsForEachLanguage { get; init; }
    }
}
