using LiveCaptions.Audio.Sources;
using LiveCaptions.Capture;

namespace LiveCaptions.Audio.Inputs;

/// <summary>The inputs that are measured now: all devices of the machine, up to a number.</summary>
/// <remarks>Threading: one loop, except <see cref="LetGo"/>; one lock.</remarks>
internal sealed class OpenInputs(ISoundDevices devices, DeviceSources tracks)
{
    /// <summary>Most inputs that are measured at once: each that no track captures takes a thread.</summary>
    public const int Max = 16;

    // A track that opens its device does not wait for one that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock sync = new();
    private readonly Dictionary<string, MeteredInput> open = [];
    private readonly SpokenInput spoken = new();
    private IReadOnlyList<SoundDevice> listed = [];
    private bool closed;

    /// <summary>Opens inputs that have been plugged in and closes those that are gone; a track's own capture wins.</summary>
    public void Refresh()
    {
        var present = List();
        var captured = tracks
            .Captured.DistinctBy(track => track.Capture.Device.Id)
            .ToDictionary(track => track.Capture.Device.Id, track => track.Capture);
        lock (sync)
        {
            if (closed)
                return;
            listed = present;
            var wanted = present.Take(Max).ToDictionary(device => device.Id);
            foreach (var (id, input) in open.ToList())
            {
                if (wanted.ContainsKey(id) && !input.IsOutdated(captured.GetValueOrDefault(id)))
                    continue;
                open.Remove(id);
                input.Close();
            }
            foreach (var (id, device) in wanted.Where(device => !open.ContainsKey(device.Key)))
                open[id] = captured.TryGetValue(id, out var capture) ? new TrackInput(device, capture) : new OwnInput(device, devices);
        }
    }

    /// <summary>The levels since the last call.</summary>
    public InputLevels Take()
    {
        lock (sync)
        {
            var levels = listed.Select(device =>
                open.TryGetValue(device.Id, out var input)
                    ? input.Take()
                    : new(device.Id, InputState.NotMeasured, [], Sentence: $"Only {Max} inputs are measured at once.")
            );
            var liveliest = spoken.Of([.. open.Values.Select(input => (input.Device, input.Movement))]);
            return new([.. levels.Select(level => level with { Moves = level.Id == liveliest })]);
        }
    }

    /// <summary>Closes what a track may be about to open, where the system gives a device to one program at a time.</summary>
    public void LetGo()
    {
        List<Task> closing;
        lock (sync)
        {
            var exclusive = open.Where(input => input.Value is OwnInput && input.Value.Device.System == SoundSystem.Alsa).ToList();
            exclusive.ForEach(input => open.Remove(input.Key));
            closing = [.. exclusive.Select(input => input.Value.Close())];
        }
        Task.WaitAll([.. closing], Patience);
    }

    /// <summary>Closes all.</summary>
    /// <returns>Done when all devices are closed.</returns>
    public Task CloseAsync()
    {
        lock (sync)
        {
            closed = true;
            var all = open.Values.Select(input => input.Close()).ToList();
            open.Clear();
            return Task.WhenAll(all);
        }
    }

    /// <summary>A sound system that does not answer has no inputs; the list of inputs says why.</summary>
    private IReadOnlyList<SoundDevice> List()
    {
        try
        {
            return devices.List();
        }
        catch (SoundDeviceException)
        {
            return [];
        }
    }
}
