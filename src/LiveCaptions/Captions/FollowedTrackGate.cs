namespace LiveCaptions.Captions;

/// <summary>The caption gate as pipelines meet it: only the track that goes to OBS is behind it, and the others pass.</summary>
/// <param name="followed">Id of the track that goes to OBS; null: whichever is the first.</param>
internal sealed class FollowedTrackGate(CaptionGate gate, CaptionTracks tracks, string? followed)
{
    /// <summary>A track's change without what was said while the gate was closed.</summary>
    public CaptionUpdate Pass(string track, CaptionUpdate update) => IsFollowed(track) ? gate.Pass(update) : update;

    /// <summary>Whether nothing more of this track may go out, whenever it was said.</summary>
    public bool IsOff(string track) => gate.IsOff && IsFollowed(track);

    private bool IsFollowed(string track) => (followed ?? tracks.Find(null)?.Track ?? track) == track;
}
