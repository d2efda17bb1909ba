using System.Collections.Concurrent;

namespace LiveCaptions.Audio.Sources;

/// <summary>The browser sources by track.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class BrowserSources
{
    private readonly ConcurrentDictionary<string, BrowserSource> sources = new(StringComparer.Ordinal);

    /// <summary>Makes the source of a track; a page that spoke to the previous one reconnects by itself.</summary>
    public BrowserSource Open(string track)
    {
        Close(track);
        return sources[track] = new();
    }

    /// <summary>Closes the source of a track.</summary>
    public void Close(string track)
    {
        if (sources.TryRemove(track, out var source))
            source.Close();
    }

    /// <summary>The source of a track; null if it does not listen to a page.</summary>
    public BrowserSource? Find(string track) => sources.GetValueOrDefault(track);
}
