using LiveCaptions.Captions;
using LiveCaptions.Http;

namespace LiveCaptions.Operator;

/// <summary>The desks of all tracks, in the order in which they came.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class Desks : IDisposable
{
    private readonly Lock sync = new();
    private Desk[] desks = [];

    public IEnumerable<Desk> All => Volatile.Read(ref desks).Where(desk => !desk.Captions.HasEnded);

    /// <summary>The desk of this track.</summary>
    public Desk? Find(string track) => All.FirstOrDefault(desk => desk.Captions.Track == track);

    /// <summary>The desk of this track.</summary>
    /// <exception cref="NoSuchTrackException">There is no such track.</exception>
    public Desk Get(string track) => Find(track) ?? throw new NoSuchTrackException(track, All.Select(desk => desk.Captions.Track));

    /// <summary>The desk at which these captions pass; it is made when they are new.</summary>
    public Desk Of(TrackCaptions captions, int maxSpeed, TimeProvider wall)
    {
        lock (sync)
        {
            if (desks.FirstOrDefault(desk => desk.Captions == captions) is { } known)
                return known;
            foreach (var over in desks.Where(desk => desk.Captions.HasEnded))
                over.Dispose();
            var made = new Desk(captions, maxSpeed, wall);
            Volatile.Write(ref desks, [.. desks.Where(desk => !desk.Captions.HasEnded), made]);
            return made;
        }
    }

    public void Dispose()
    {
        foreach (var desk in desks)
            desk.Dispose();
    }
}
