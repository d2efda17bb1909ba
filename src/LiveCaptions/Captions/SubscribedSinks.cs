using LiveCaptions.Captions.Rules;

namespace LiveCaptions.Captions;

/// <summary>Word sinks of a track whose captions another machine makes: each gets what goes to people by its rules.</summary>
internal sealed class SubscribedSinks(IReadOnlyList<(IWordSink Sink, TextOutput Output)> sinks, VoiceNames names) : IPublishedSink
{
    /// <summary>Words from before this machine was started go to screens and readers alone: for all else they are over.</summary>
    private static readonly TimeSpan Over = TimeSpan.FromSeconds(15);

    public void Write(PublishedChange change)
    {
        if (change.Overlay.Age > Over)
            return;
        foreach (var (sink, output) in sinks)
            sink.Write(
                names.Merged(
                    output switch
                    {
                        TextOutput.Overlay or TextOutput.Translations => change.Overlay,
                        TextOutput.Readers => change.Readers,
                        _ => change.Subtitles,
                    }
                )
            );
    }

    public void Clear()
    {
        foreach (var (sink, _) in sinks)
            sink.Clear();
    }

    public void LeaveAir()
    {
        foreach (var (sink, _) in sinks)
            sink.Withdraw();
    }

    public void ReturnToAir()
    {
        // They go on with the next words.
    }

    public void BeginAnew()
    {
        foreach (var (sink, _) in sinks)
            sink.BeginAnew();
    }

    public void Name(VoiceNames names)
    {
        // They get the numbers of merged voices from the next words on.
    }
}
