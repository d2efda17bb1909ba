using System.Collections.Concurrent;

namespace LiveCaptions.Audio.Sources;

/// <summary>A microphone in a browser: the page <c>/speak</c>, wherever it is open. One page speaks at a time; the newest one wins.</summary>
/// <remarks>Threading: the supervisor opens it, a page's connection hands its sound over.</remarks>
internal sealed class BrowserSource : ILiveSource
{
    private readonly Lock sync = new();
    private SourceWriter? open;
    private TaskCompletionSource? over;
    private CancellationTokenSource? speaker;

    public string Description => "the page /speak";

    public bool MayBeSilent => false;

    public TimeSpan? FirstData => null;

    /// <summary>The track listens no more.</summary>
    public bool IsClosed { get; private set; }

    public async Task RunAsync(SourceWriter writer, CancellationToken stop)
    {
        TaskCompletionSource ends;
        lock (sync)
            (open, ends) = (writer, over = new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await ends.Task.WaitAsync(stop);
        }
        finally
        {
            lock (sync)
                if (open == writer)
                    open = null;
        }
    }

    /// <summary>A page comes; the one before it must go.</summary>
    /// <param name="replaced">Cancelled when another page comes.</param>
    public void Connect(CancellationTokenSource replaced)
    {
        CancellationTokenSource? before;
        lock (sync)
            (before, speaker) = (speaker, replaced);
        before?.Cancel();
    }

    /// <summary>Takes a page's sound; what comes while the source is just being opened anew is lost.</summary>
    public void Write(CancellationTokenSource page, ReadOnlySpan<float> sound)
    {
        SourceWriter? into;
        lock (sync)
            into = speaker == page ? open : null;
        into?.Write(sound);
    }

    /// <summary>The track listens no more.</summary>
    public void Close()
    {
        IsClosed = true;
        CancellationTokenSource? before;
        lock (sync)
            (before, speaker) = (speaker, null);
        before?.Cancel();
    }

    /// <summary>A page goes. Unless another has come, the source is lost until one does.</summary>
    public void Disconnect(CancellationTokenSource page)
    {
        lock (sync)
        {
            if (speaker != page)
                return;
            speaker = null;
            over?.TrySetException(new SourceException("The page /speak was closed, or cannot be reached."));
        }
    }
}

/// <summary>The tracks that listen to a page.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class BrowserSources
{
    private readonly ConcurrentDictionary<string, BrowserSource> sources = new(StringComparer.Ordinal);

    /// <summary>The source of this track, from now on; a page that spoke to the one before comes again by itself.</summary>
    public BrowserSource Open(string track)
    {
        Close(track);
        return sources[track] = new();
    }

    /// <summary>The track listens no more.</summary>
    public void Close(string track)
    {
        if (sources.TryRemove(track, out var source))
            source.Close();
    }

    /// <summary>The source of this track, if it listens to a page.</summary>
    public BrowserSource? Find(string track) => sources.GetValueOrDefault(track);
}
