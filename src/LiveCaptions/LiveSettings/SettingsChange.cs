using LiveCaptions.Settings.Editing;

namespace LiveCaptions.LiveSettings;

/// <summary>Changes settings: checked as a whole, written to the file, and in force at once where that is possible.</summary>
/// <remarks>Threading: safe; one change at a time.</remarks>
internal sealed class SettingsChange(SettingsStore store, StartCheck start, LiveTracks tracks, LiveParts parts, WaitingSettings waiting)
    : IDisposable
{
    private readonly SemaphoreSlim single = new(1);

    public void Dispose() => single.Dispose();

    /// <summary>Finds what is wrong with changes; nothing is written or put into force.</summary>
    /// <inheritdoc cref="ApplyAsync"/>
    public void Check(IReadOnlyList<SettingsEdit> edits) => start.Check(store.Check(edits));

    /// <summary>Makes all changes or none.</summary>
    /// <param name="edits">The changes; a setting that is removed takes its default.</param>
    /// <param name="version">The version that whoever asks has seen; null: any.</param>
    /// <exception cref="SettingsRefusedException">The changes cannot be made.</exception>
    /// <exception cref="SettingsConflictException">The files cannot be read, or are not of that version any more.</exception>
    /// <exception cref="SettingsNotWrittenException">The disk refused.</exception>
    public async Task<SettingsOutcome> ApplyAsync(IReadOnlyList<SettingsEdit> edits, string? version, CancellationToken stop)
    {
        await single.WaitAsync(stop);
        try
        {
            var planned = store.Check(edits, version);
            start.Check(planned);
            // First on air: a device that cannot be opened must not be in the file.
            var takeBack = await tracks.PutAsync(planned, stop);
            var changed = await WriteAsync(edits, planned, takeBack);
            await tracks.RemoveAsync(changed);
            parts.Apply(changed);
            var keys = changed.Keys.ToList();
            waiting.Hold(keys.Where(LiveKeys.IsLive), changed.After.Settings);
            return new(store.File, [.. keys.Where(LiveKeys.IsLive)], waiting.In(changed.After.Settings), changed.After.Version);
        }
        finally
        {
            single.Release();
        }
    }

    private async Task<ChangedSettings> WriteAsync(IReadOnlyList<SettingsEdit> edits, ChangedSettings planned, Func<Task> takeBack)
    {
        try
        {
            return store.Write(edits, planned.Before.Version);
        }
        catch
        {
            await takeBack();
            throw;
        }
    }
}

/// <summary>What became of a change.</summary>
/// <param name="File">The file that was written.</param>
/// <param name="Applied">Settings that hold already.</param>
/// <param name="Waiting">Settings that hold after a restart, with those of earlier changes.</param>
/// <param name="Version">Of the files now.</param>
internal sealed record SettingsOutcome(string File, IReadOnlyList<string> Applied, IReadOnlyList<string> Waiting, string Version);
