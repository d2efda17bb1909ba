using LiveCaptions.Files;

namespace LiveCaptions.Settings.Editing;

/// <summary>The settings in the files: read as they stand now, and changed in the file that people edit too.</summary>
/// <param name="places">The files.</param>
/// <param name="layers">Puts all sources over each other.</param>
/// <remarks>Threading: safe; one change at a time.</remarks>
internal sealed class SettingsStore(SettingsPlaces places, SettingsLayers layers)
{
    private readonly Lock sync = new();

    /// <summary>The file that is written.</summary>
    public string File => places.File;

    /// <summary>All settings as they stand now.</summary>
    /// <exception cref="SettingsConflictException">A file cannot be read, or a value in it cannot be used.</exception>
    public SettingsReading Read()
    {
        try
        {
            return layers.Read(Bytes(places.File), Bytes(places.Saved));
        }
        catch (SettingsException e)
        {
            throw new SettingsConflictException(
                $"The settings cannot be read as they stand, so they can be neither shown nor changed here: {string.Join(' ', e.Problems)} Mend that first."
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsConflictException($"The settings cannot be read, so they can be neither shown nor changed here: {e.Message}");
        }
    }

    /// <summary>Why a setting cannot be changed in the file; null: it can.</summary>
    public string? Obstacle(Setting setting, SettingsReading now) => new ChangeCheck(places, now).Obstacle(setting);

    /// <summary>Checks changes as <see cref="Write"/> does, and writes nothing.</summary>
    /// <inheritdoc cref="Write"/>
    public ChangedSettings Check(IReadOnlyList<SettingsEdit> edits, string? version = null) => Plan(edits, version).Changed;

    /// <summary>Makes all changes or none.</summary>
    /// <param name="edits">The changes; a setting that is removed takes its default.</param>
    /// <param name="version">The version that whoever asks has seen; null: any.</param>
    /// <exception cref="SettingsRefusedException">The changes cannot be made.</exception>
    /// <exception cref="SettingsConflictException">The files cannot be read, or are not of that version any more.</exception>
    /// <exception cref="SettingsNotWrittenException">The disk refused.</exception>
    public ChangedSettings Write(IReadOnlyList<SettingsEdit> edits, string? version = null)
    {
        lock (sync)
        {
            var (plan, changed) = Plan(edits, version);
            try
            {
                // In the order in which what is taken out of one file is in the other by then.
                if (changed.Edits.Any(edit => Setting.Find(edit.Key) is { IsSecret: true }))
                    Replace(places.Saved, changed.Before.Saved, plan.Saved, isSecret: true);
                Replace(places.File, changed.Before.File, plan.File);
                Replace(places.Saved, changed.Before.Saved, plan.Saved, isSecret: true);
                return changed;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new SettingsNotWrittenException($"{places.File} could not be written, so nothing was changed: {e.Message}", e);
            }
        }
    }

    private (ChangePlan Plan, ChangedSettings Changed) Plan(IReadOnlyList<SettingsEdit> edits, string? version)
    {
        var now = Read();
        if (version is not null && version != now.Version)
            throw new SettingsConflictException(
                $"{places.File} was changed meanwhile, by a person or another page, so nothing was written. Look at the present values, and save again."
            );
        var (good, faults) = new ChangeCheck(places, now).Of(edits);
        if (faults.Count > 0)
            throw new SettingsRefusedException(faults);
        var plan = new ChangePlan(places, now, layers.Program);
        try
        {
            plan.Make(good);
            return (plan, new(now, layers.Read(plan.File, plan.Saved), good));
        }
        catch (SettingsException e)
        {
            throw new SettingsRefusedException([.. e.Problems.Select(problem => new SettingFault(null, problem))]);
        }
    }

    /// <summary>Replaces a file unless somebody has changed it since it was read.</summary>
    private static void Replace(string path, byte[]? before, byte[]? after, bool isSecret = false)
    {
        if (after is null || (before is not null && before.AsSpan().SequenceEqual(after)))
            return;
        var present = Bytes(path);
        if ((present ?? []).AsSpan().SequenceEqual(after))
            return;
        if (!(present ?? []).AsSpan().SequenceEqual(before ?? []))
            throw new SettingsConflictException($"{path} was changed at this very moment, so nothing was written to it. Save again.");
        if (isSecret || present is null)
            PrivateFile.Write(path, after);
        else
            WholeFile.Write(path, after);
    }

    private static byte[]? Bytes(string path) => Path.Exists(path) ? SettingsFile.Bytes(path) : null;
}

/// <summary>A change of the settings.</summary>
/// <param name="Before">As they stood.</param>
/// <param name="After">As they stand now.</param>
/// <param name="Edits">What was changed, by the keys' own spelling.</param>
internal sealed record ChangedSettings(SettingsReading Before, SettingsReading After, IReadOnlyList<SettingsEdit> Edits)
{
    /// <summary>The keys whose values differ, in their order; with those of tracks that have come or gone.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            var before = Setting.In(Before.Settings).ToDictionary(setting => setting.Key, setting => setting.Value);
            var after = Setting.In(After.Settings).ToDictionary(setting => setting.Key, setting => setting.Value);
            return after
                .Keys.Union(before.Keys)
                .Where(key => before.ContainsKey(key) != after.ContainsKey(key) || !Equals(before[key], after[key]));
        }
    }
}
