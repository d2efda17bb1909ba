using System.Collections.Concurrent;

namespace LiveCaptions.Audio.Sources;

/// <summary>A microphone in a browser, on the page <c>/speak</c>. One page speaks at a time; a new one replaces it.</summary>
/// <remarks>Threading: the supervisor opens it, a page's connection writes its sound.</remarks>
internal sealed class BrowserSource : ILiveSource
{
    private readonly Lock sync = new();
    private SourceWriter? open;
    private TaskCompletionSource? lost;
    private CancellationTokenSource? speaker;

    public string Description => "the page /speak";

    public bool MayBeSilent => false;

    public TimeSpan? FirstData => null;

    /// <summary>Whether the track has stopped listening to pages.</summary>
    public bool IsClosed { get; private set; }

    public async Task RunAsync(SourceWriter writer, CancellationToken stop)
    {
        TaskCompletionSource ended;
        lock (sync)
            (open, ended) = (writer, lost = new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await ended.Task.WaitAsync(stop);
        }
        finally
        {
            lock (sync)
                if (open == writer)
                    open = null;
        }
    }

    /// <summary>Connects a page, which replaces the one before.</summary>
    /// <param name="replaced">Identifies the page; cancelled when another page connects.</param>
    public void Connect(CancellationTokenSource replaced)
    {
        CancellationTokenSource? before;
        lock (sync)
            (before, speaker) = (speaker, replaced);
        before?.Cancel();
    }

    /// <summary>Writes a page's sound; sound of a replaced page, or while the source is being reopened, is dropped.</summary>
    public void Write(CancellationTokenSource page, ReadOnlySpan<float> sound)
    {
        SourceWriter? writer;
        lock (sync)
            writer = speaker == page ? open : null;
        writer?.Write(sound);
    }

    /// <summary>Stops listening to pages, and disconnects the one that speaks.</summary>
    public void Close()
    {
        IsClosed = true;
        CancellationTokenSource? before;
        lock (sync)
            (before, speaker) = (speaker, null);
        before?.Cancel();
    }

    /// <summary>Disconnects a page. Unless another has replaced it, the source is lost until one connects.</summary>
    public void Disconnect(CancellationTokenSource page)
    {
        lock (sync)
        {
            if (speaker != page)
                return;
            speaker = null;
            lost?.TrySetException(new SourceException("The page /speak was closed, or cannot be reached."));
        }
    }
}

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
