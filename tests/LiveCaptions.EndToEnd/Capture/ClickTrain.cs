using System.Diagnostics;

namespace LiveCaptions.EndToEnd.Capture;

/// <summary>Clicks that are written to a player at known moments, and found again in what is heard.</summary>
internal sealed class ClickTrain
{
    private const int Rate = 48000,
        Block = Rate / 100,
        Every = 50; // blocks of 10 ms, a click each half second

    private readonly List<long> written = [],
        heard = [];
    private readonly Lock gate = new();
    private int quiet;

    /// <summary>Writes so many clicks, in real time; the moment of each is that at which its first block was handed over.</summary>
    /// <param name="player">Takes 48 kHz, mono, 16 bits.</param>
    /// <param name="clicks">How many.</param>
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
                lock (gate)
                    written.Add(Stopwatch.GetTimestamp());
            await player.WriteAsync(isClick ? click : silence, stop);
            await player.FlushAsync(stop);
        }
    }

    /// <summary>Sound has been read just now.</summary>
    /// <param name="sound">16 kHz.</param>
    public void Hear(ReadOnlySpan<float> sound)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var sample in sound)
        {
            if (Math.Abs(sample) < 0.3f)
                quiet++;
            else
            {
                // The read that brings the sound is late by the rest of its block, as it is for who recognises it.
                if (quiet > 3200)
                    lock (gate)
                        heard.Add(now);
                quiet = 0;
            }
        }
    }

    /// <summary>Milliseconds from writing each click to reading it, in order; the first one is left out.</summary>
    public double[] Delays
    {
        get
        {
            lock (gate)
            {
                return
                [
                    .. written
                        .Select(w => (Written: w, Heard: heard.FirstOrDefault(h => h >= w && h - w < Stopwatch.Frequency * 0.45)))
                        .Where(c => c.Heard > 0)
                        .Skip(1)
                        .Select(c => Stopwatch.GetElapsedTime(c.Written, c.Heard).TotalMilliseconds),
                ];
            }
        }
    }
}
