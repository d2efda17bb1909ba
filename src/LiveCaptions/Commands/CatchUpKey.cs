using LiveCaptions.Tracks;

namespace LiveCaptions.Commands;

/// <summary>One key in the terminal lets all tracks skip to what is said now.</summary>
internal static class CatchUpKey
{
    /// <summary>The line that tells of it.</summary>
    public const string Help = "Press c to skip to what is said now, should captions be late.";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.25);

    /// <summary>Listens until <paramref name="stop"/>; at once over where nobody can press a key.</summary>
    /// <param name="next">The next key that was pressed, or null; null: there is no keyboard.</param>
    public static async Task ListenAsync(Func<char?>? next, TrackRoster roster, TimeProvider clock, CancellationToken stop)
    {
        if (next is null)
            return;
        using var looks = new PeriodicTimer(Look, clock);
        try
        {
            while (await looks.WaitForNextTickAsync(stop))
            while (next() is { } key)
                if (key is 'c' or 'C')
                    CatchUp(roster);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private static void CatchUp(TrackRoster roster)
    {
        foreach (var track in roster.Ids)
            roster.CatchUp(track);
    }
}
