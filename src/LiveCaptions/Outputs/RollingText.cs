using LiveCaptions.Captions;
using LiveCaptions.Viewers;

namespace LiveCaptions.Outputs;

/// <summary>
/// Writes the first track's lines on screen as a text, for programs that read a file: settled words only, empty once the screen is clear.
/// </summary>
/// <param name="hold">Seconds without speech after which the text is empty.</param>
/// <param name="write">Replaces the text; called for changes only.</param>
internal sealed class RollingText(CaptionTracks tracks, int lines, int chars, double hold, TimeProvider time, Func<string, Task> write)
{
    private string? written;
    private bool speaking = true;

    /// <summary>Runs until <paramref name="stop"/>; if the track is removed or replaced, the next first track is followed.</summary>
    /// <exception cref="IOException">A text could not be written within ten seconds.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        var changed = new AsyncSignal(time);
        tracks.Changed += changed.Ring;
        try
        {
            while (true)
            {
                if (tracks.Find(null) is { } track)
                    await FollowAsync(track, stop);
                await ChangeAsync("").WaitAsync(stop);
                if (tracks.Find(null) is null)
                    await changed.WaitAsync(null, stop);
            }
        }
        finally
        {
            tracks.Changed -= changed.Ring;
        }
    }

    /// <summary>Runs until the track is removed.</summary>
    private async Task FollowAsync(TrackCaptions track, CancellationToken stop)
    {
        var slot = new ViewerSlot { Wants = (lines, false) };
        track.Join(slot, chars, hold);
        using var visit = new ViewerConnection(slot, () => track.Leave(slot));
        await FrameWriter.RunAsync(
            visit,
            time,
            TimeSpan.FromSeconds(Math.Max(hold, 0.1)),
            ShowAsync,
            () => speaking ? Task.CompletedTask : ChangeAsync(""),
            () => throw new IOException("The file takes no text."),
            stop
        );
    }

    private Task ShowAsync(CaptionFrame frame)
    {
        speaking = frame.Speaking;
        return ChangeAsync(string.Join('\n', frame.Lines.Select(line => line.Settled)));
    }

    private async Task ChangeAsync(string text)
    {
        if (text == written)
            return;
        await write(text);
        written = text;
    }
}
