using LiveCaptions.Audio;

namespace LiveCaptions.Tracks;

/// <summary>Stands for a source that could not be opened at the start: its track fails with the reason, and the others run.</summary>
/// <param name="description">What the track's settings name.</param>
internal sealed class UnusableSource(string description, SourceException reason) : IAudioSource
{
    public string Description => description;

    public Task RunAsync(SampleRing ring, CancellationToken stop)
    {
        ring.Complete();
        return Task.FromException(reason);
    }
}
