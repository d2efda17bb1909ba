using LiveCaptions.Captions.Layouts;

namespace LiveCaptions.Captions;

/// <summary>What people can read of a track on this machine: the screens, the transcript and the subtitles.</summary>
/// <remarks>Threading: not safe; the pipeline locks. Screens and transcript have locks of their own, since viewers come and go.</remarks>
internal sealed class PublishedCaptions(LayoutSet screens, ReaderTranscript transcript) : IPublishedSink
{
    /// <summary>Everything that was published, as subtitles may show it.</summary>
    public SubtitleWords Subtitles { get; } = new();

    public void Write(PublishedChange change)
    {
        screens.Lay(change.Overlay);
        transcript.Write(change.Readers);
        Subtitles.Write(change.Subtitles);
    }

    public void Clear() => screens.Clear();

    public void LeaveAir() => screens.LeaveAir();

    public void ReturnToAir() => screens.ReturnToAir();

    public void BeginAnew()
    {
        screens.BeginAnew();
        transcript.BeginAnew();
        Subtitles.Name(VoiceNames.None);
    }

    public void Name(VoiceNames names)
    {
        screens.Name(names);
        transcript.Name(names);
        Subtitles.Name(names);
    }
}
