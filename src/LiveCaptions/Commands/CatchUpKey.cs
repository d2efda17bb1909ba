using LiveCaptions.Tracks;

namespace LiveCaptions.Commands;

/// <summary>A key in the terminal that makes all tracks skip to the present.</summary>
internal static class CatchUpKey
{
    /// <summary>The line that explains the key.</summary>
    public const string Help = "Press c to skip to the present if captions are late.";

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(0.25);

    /// <summary>Listens until <paramref name="stop"/>; returns at once without a keyboard.</summary>
    /// <param name="next">Returns the next key pressed, or null; null: there is no keyboard.</param>
    public static async Task ListenAsync(Func<char?>? next, TrackRoster roster, TimeProvider clock, CancellationToken stop)
    {
        if (next is null)
            return;
        using var looks = new PeriodicTimer(PollInterval, clock);
        try
        {
            while (await looks.WaitForNextTickAsync(stop))
            while (next() is { } key)
                if (key is 'c' or 'C')
                    CatchUp(roster);
        }
        catch (OperationCanceledException)
        {
            // The expected end.
        }
    }

    private static void CatchUp(TrackRoster roster)
    {
        foreach (var track in roster.Ids)
            roster.CatchUp(track);
    }
}
