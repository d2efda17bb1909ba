using LiveCaptions.Captions;
using LiveCaptions.Health;

namespace LiveCaptions.Checks;

/// <summary>Whether the tracks of a running service give captions that reach the viewers.</summary>
internal sealed class TrackChecks(ITrackReports reports, CaptionTracks captions, CaptionGate? gate)
{
    public IEnumerable<Finding> Look() => reports.Tracks.SelectMany(Look);

    private IEnumerable<Finding> Look(TrackReport track)
    {
        yield return State(track);
        if (HeldBack(track.Id) is { } why)
            yield return new(
                Mark.Bad,
                Problem.HeldBack.About(track.Id),
                why,
                "The operator's page has the buttons; what was said meanwhile is kept nowhere."
            );
    }

    private static Finding State(TrackReport track) =>
        track.State switch
        {
            TrackState.Failed or TrackState.Lost or TrackState.Reopening => new(
                Mark.Bad,
                Problem.NoCaptions.About(track.Id),
                $"{track.Source} is {track.State.Word()}. {track.Message}",
                "The log has the times; captions go on by themselves when the source is back."
            ),
            TrackState.Silent or TrackState.Wordless => new(
                Mark.Doubtful,
                Problem.NoCaptions.About(track.Id),
                track.Message ?? $"{track.Source} delivers silence: nothing is played.",
                "livecaptions devices --meter shows the level of a device."
            ),
            TrackState.Ended => new(
                Mark.Doubtful,
                Problem.NoCaptions.About(track.Id),
                track.Message ?? $"{track.Source} is over.",
                "Start it again, or set Loop."
            ),
            _ when track is { TranslationOf: not null, Message: { } reason } => TranslationChecks.Bad(track.Id, reason),
            _ when track.Message is { } message || track.Lost > 0 => new(
                Mark.Doubtful,
                Problem.FewCaptions.About(track.Id),
                track.Message ?? FormattableString.Invariant($"{track.Lost:F1} s of sound were lost because this computer was too slow."),
                "Close other programs, choose a smaller model, or turn the input down, as the cause says."
            ),
            _ => new(Mark.Good, $"Track {track.Id} captions {track.Source}; {Said(track)}."),
        };

    private static string Said(TrackReport track) =>
        track.LastWord is { } seconds
            ? FormattableString.Invariant($"the last word came {seconds:F0} s ago, {track.Delay:F1} s after it was spoken")
            : "no word has been spoken yet";

    private string? HeldBack(string track)
    {
        if (captions.Find(track)?.Pipeline.State(0) is not { } state)
            return null;
        if (captions.Find(track) is { Pipeline.IsOffAir: true })
            return "The captions of all tracks were taken off air.";
        if (state.Paused)
            return "The operator has paused them.";
        if (!state.Overlay && !state.Readers)
            return "Picture and readers' page are both switched off.";
        if (!state.Overlay)
            return "The picture is switched off.";
        return gate?.HeldBack;
    }
}
