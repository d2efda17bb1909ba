using System.Runtime.CompilerServices;
using LiveCaptions.Captions;
using LiveCaptions.Captions.Layouts;
using LiveCaptions.Http;

namespace LiveCaptions.Viewers.Polled;

/// <summary>The newest frames of those who poll: each is made and written once for all who ask for the same.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class PolledFrames(CaptionTracks tracks, FrameJson json)
{
    /// <summary>Screens of all tracks that are kept between two polls; beyond it all begin anew.</summary>
    private const int MaxMixes = 16;

    private readonly Lock sync = new();
    private readonly Dictionary<WatchedScreen, PolledMix> mixes = [];
    private readonly ConditionalWeakTable<CaptionFrame, TaggedBytes> written = [];

    /// <summary>The frame that the screen shows now.</summary>
    /// <exception cref="NoSuchTrackException">The track was taken away just now.</exception>
    public TaggedBytes Of(WatchedScreen screen) => written.GetValue(FrameOf(screen), frame => new(json.Of(frame)));

    private CaptionFrame FrameOf(WatchedScreen screen)
    {
        if (screen.Captions is { } captions)
            return captions.Screens.Now(
                LayoutShape.Of(screen.Mode, screen.Chars, screen.Lines, screen.Hold),
                screen.Lines,
                screen.Tentative
            ) ?? throw new NoSuchTrackException(captions.Track, tracks.Ids);
        return MixOf(screen).Now(tracks.All) ?? throw new NoSuchTrackException(null, []);
    }

    private PolledMix MixOf(WatchedScreen screen)
    {
        lock (sync)
        {
            if (mixes.TryGetValue(screen, out var known))
                return known;
            if (mixes.Count >= MaxMixes)
                mixes.Clear();
            return mixes[screen] = new(screen);
        }
    }
}
