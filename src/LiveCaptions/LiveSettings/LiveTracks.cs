using LiveCaptions.Audio;
using LiveCaptions.Audio.Sources;
using LiveCaptions.Health;
using LiveCaptions.Settings;
using LiveCaptions.Settings.Editing;
using LiveCaptions.Tracks;

namespace LiveCaptions.LiveSettings;

/// <summary>Puts changed tracks on air. What was changed of a track until the next start only stays, unless the change names it.</summary>
/// <param name="roster">The tracks on air.</param>
/// <param name="devices">Sound devices, for "auto".</param>
internal sealed class LiveTracks(TrackRoster roster, ISoundDevices devices)
{
    /// <summary>Puts new and changed tracks on air; those that are gone stay until <see cref="RemoveAsync"/>.</summary>
    /// <returns>Takes everything back.</returns>
    /// <exception cref="SettingsRefusedException">A track cannot be had; those on air are as before.</exception>
    public async Task<Func<Task>> PutAsync(ChangedSettings change, CancellationToken stop)
    {
        var before = new Stack<(string Id, TrackSettings? Settings)>();
        foreach (var track in change.After.Settings.Tracks.Where(track => IsChanged(track, change)))
        {
            var onAir = roster.Find(track.Id);
            try
            {
                await roster.PutAsync(AutoSource.Choose(Changed(onAir, track, change), devices), stop);
                before.Push((track.Id, onAir));
            }
            catch (Exception e) when (UserFacingError.Of(e) is not null)
            {
                await BackAsync(before);
                throw new SettingsRefusedException([new($"Tracks:{track.Id}:Source", e.Message)]);
            }
            catch
            {
                await BackAsync(before);
                throw;
            }
        }
        return () => BackAsync(before);
    }

    /// <summary>Takes the tracks off air that are gone.</summary>
    public async Task RemoveAsync(ChangedSettings change)
    {
        var stay = change.After.Settings.Tracks.Select(track => track.Id).ToHashSet();
        foreach (var gone in change.Before.Settings.Tracks.Where(track => !stay.Contains(track.Id)))
            await roster.RemoveAsync(gone.Id, CancellationToken.None);
    }

    private async Task BackAsync(Stack<(string Id, TrackSettings? Settings)> before)
    {
        while (before.TryPop(out var track))
            try
            {
                if (track.Settings is { } settings)
                    await roster.PutAsync(settings, CancellationToken.None);
                else
                    await roster.RemoveAsync(track.Id, CancellationToken.None);
            }
            catch (Exception e) when (UserFacingError.Of(e) is not null)
            {
                // Its device was unplugged meanwhile: the track reports it itself.
            }
    }

    private static bool IsChanged(TrackSettings track, ChangedSettings change) =>
        change.Before.Settings.Tracks.FirstOrDefault(other => other.Id == track.Id) != track;

    /// <summary>The track on air with what the change changes.</summary>
    private static TrackSettings Changed(TrackSettings? onAir, TrackSettings after, ChangedSettings change)
    {
        var before = change.Before.Settings.Tracks.FirstOrDefault(track => track.Id == after.Id);
        if (onAir is null || before is null)
            return after;
        var changed = onAir with { };
        foreach (var property in SettingsReader.In(typeof(TrackSettings)))
            if (!Equals(property.GetValue(before), property.GetValue(after)))
                property.SetValue(changed, property.GetValue(after));
        return changed;
    }
}
