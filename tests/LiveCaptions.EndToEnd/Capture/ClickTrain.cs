using System.Diagnostics;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Writes clicks to a player at known times, and finds them again in captured sound.</summary>
internal sealed class ClickTrain
{
    private const int Rate = 48000,
        Block = Rate / 100,
        Every = 50; // blocks of 10 ms, a click each half second

    private readonly List<long> written = [],
        found = [];
    private readonly Lock sync = new();
    private int quiet;

    /// <summary>Writes clicks in real time, and notes when each click's first block is written.</summary>
    /// <param name="player">Plays 48 kHz, mono, 16 bits.</param>
    /// <param name="clicks">The number of clicks.</param>
    public async Task WriteAsync(Stream player, int clicks, CancellationToken stop)
    {
        var (silence, click) = (new byte[2 * Block], new byte[2 * Block]);
        for (var i = 0; i < Block; i++)
            BitConverter.TryWriteBytes(click.AsSpan(2 * i), (short)(28000 * Math.Sin(i * 0.2)));
        var start = Stopwatch.GetTimestamp();
        for (var n = 0; n < (clicks + 1) * Every; n++)
        {
            var ahead = n * 0.01 - Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (ahead > 0)
                await Task.Delay(TimeSpan.FromSeconds(ahead), stop);
            var isClick = n % Every == Every / 2;
            if (isClick)
                lock (sync)
                    written.Add(Stopwatch.GetTimestamp());
            await player.WriteAsync(isClick ? click : silence, stop);
            await player.FlushAsync(stop);
        }
    }

    /// <summary>Looks for clicks in sound that has just been captured.</summary>
    /// <param name="sound">Samples, 16 kHz, mono.</param>
    public void Read(ReadOnlySpan<float> sound)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var sample in sound)
        {
            if (Math.Abs(sample) < 0.3f)
                quiet++;
            else
            {
                // The read is later than the click by the rest of its block, as it is for a recogniser.
                if (quiet > 3200)
                    lock (sync)
                        found.Add(now);
                quiet = 0;
            }
        }
    }

    /// <summary>Milliseconds from writing each click to reading it, in order, without the first.</summary>
    public double[] Delays
    {
        get
        {
            lock (sync)
            {
                return
                [
                    .. written
                        .Select(w => (Written: w, Found: found.FirstOrDefault(h => h >= w && h - w < Stopwatch.Frequency * 0.45)))
                        .Where(c => c.Found > 0)
                        .Skip(1)
                        .Select(c => Stopwatch.GetElapsedTime(c.Written, c.Found).TotalMilliseconds),
                ];
            }
        }
    }
}
