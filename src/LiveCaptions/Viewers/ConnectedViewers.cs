namespace LiveCaptions.Viewers;

/// <summary>A viewer that is connected.</summary>
/// <param name="From">The program that shows the captions.</param>
/// <param name="For">How long it has been connected.</param>
internal readonly record struct ConnectedViewer(ViewerOrigin From, TimeSpan For);

/// <summary>The viewers and readers that are connected, for the checks: as many as there are places.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class ConnectedViewers(TimeProvider time)
{
    private readonly Lock sync = new();
    private readonly HashSet<Connected> connected = [];

    /// <summary>All of them, in the order in which they came.</summary>
    public IReadOnlyList<ConnectedViewer> Now
    {
        get
        {
            lock (sync)
                return
                [
                    .. connected
                        .OrderBy(viewer => viewer.Since)
                        .Select(viewer => new ConnectedViewer(viewer.From, time.GetElapsedTime(viewer.Since))),
                ];
        }
    }

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (sync)
                return connected.Count;
        }
    }

    /// <returns>Dispose of it when the viewer leaves.</returns>
    public IDisposable Enter(ViewerOrigin from)
    {
        var viewer = new Connected(this, from, time.GetTimestamp());
        lock (sync)
            connected.Add(viewer);
        return viewer;
    }

    private void Leave(Connected viewer)
    {
        lock (sync)
            connected.Remove(viewer);
    }

    /// <summary>A viewer and the moment at which it came.</summary>
    private sealed class Connected(ConnectedViewers viewers, ViewerOrigin from, long since) : IDisposable
    {
        public ViewerOrigin From => from;
        public long Since => since;

        public void Dispose() => viewers.Leave(this);
    }
}
