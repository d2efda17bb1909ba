using System.Collections.Concurrent;

namespace LiveCaptions.Operator;

/// <summary>The desks of all tracks, in the order of the settings.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class Desks : IDisposable
{
    private readonly ConcurrentQueue<Desk> desks = new();

    public IEnumerable<Desk> All => desks;

    public void Add(Desk desk) => desks.Enqueue(desk);

    /// <summary>The desk of this track.</summary>
    public Desk? Find(string track) => desks.FirstOrDefault(desk => desk.Captions.Track == track);

    public void Dispose()
    {
        foreach (var desk in desks) desk.Dispose();
    }
}
