namespace LiveCaptions.Settings;

/// <summary>What is wrong with a translated track although each of its settings could be used by itself.</summary>
internal static class TranslationFaults
{
    /// <summary>A sentence for each fault.</summary>
    /// <param name="track">The track.</param>
    /// <param name="others">All tracks; it may be among them.</param>
    /// <param name="translators">The engines that the settings name.</param>
    public static IEnumerable<string> In(
        TrackSettings track,
        IReadOnlyList<TrackSettings> others,
        IReadOnlyList<TranslatorSettings> translators
    )
    {
        if (!track.IsTranslated)
        {
            if (track.Source == TrackSettings.Translated)
                yield return $"Track {track.Id} has the source \"translated\" and no TranslationOf. Name the track whose words are translated.";
            else if (track.Engine.Length > 0)
                yield return $"Track {track.Id} names an Engine and no TranslationOf. Name the track whose words are translated.";
            yield break;
        }
        if (track.HasTwoSources || track.Translate || track.Speakers.Enabled)
            yield return $"Track {track.Id} translates the words of {track.TranslationOf}, so it needs no Source, no Translate and no Speakers. Remove them.";
        if (track.TranslationOf == track.Id)
            yield return $"Track {track.Id} cannot translate itself. Name another track in TranslationOf.";
        else if (others.FirstOrDefault(other => other.Id == track.TranslationOf) is not { } source)
            yield return $"Track {track.Id} translates {track.TranslationOf}, which is not a track. There are: {string.Join(", ", others.Select(other => other.Id))}.";
        else if (source.IsTranslated)
            yield return $"Track {track.Id} translates {track.TranslationOf}, which is a translation itself. Name the track that is spoken: {source.TranslationOf}.";
        if (track.Language == "auto" || track.Language.Contains(',', StringComparison.Ordinal))
            yield return $"Track {track.Id} is a translation, so its Language must be one code such as \"es\".";
        if (Find(track.Engine, translators) is null)
            yield return $"Track {track.Id} names the Engine \"{track.Engine}\". There are: {string.Join(", ", Names(translators))}.";
    }

    /// <summary>The engine of this name: one of the settings, or a kind at its usual address; null: there is none.</summary>
    public static TranslatorSettings? Find(string name, IReadOnlyList<TranslatorSettings> translators) =>
        translators.FirstOrDefault(one => one.Id == name)
        ?? (TranslatorSettings.Kinds.Contains(name) ? new() { Id = name, Kind = name } : null);

    /// <summary>The names that can be chosen.</summary>
    public static IEnumerable<string> Names(IReadOnlyList<TranslatorSettings> translators) =>
        translators.Select(one => one.Id).Concat(TranslatorSettings.Kinds).Distinct();
}
