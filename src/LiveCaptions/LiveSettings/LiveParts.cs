using LiveCaptions.Captions.Rules;
using LiveCaptions.Settings;
using LiveCaptions.Settings.Editing;
using LiveCaptions.Telemetry;

namespace LiveCaptions.LiveSettings;

/// <summary>Puts changed settings into force that no track has: text rules, the captions' look, the log's level, tokens' sources.</summary>
/// <param name="inForce">The settings that hold.</param>
/// <param name="book">The text rules that hold.</param>
/// <param name="levels">The log's levels.</param>
internal sealed class LiveParts(SettingsInForce inForce, RuleBook book, LogLevels levels)
{
    private static readonly string[] Rules = ["Words", "Overlay", "Readers", "Exports"];

    public void Apply(ChangedSettings change)
    {
        var after = change.After.Settings;
        var sections = change.Keys.Select(key => key.Split(':')[0]).ToHashSet();
        if (sections.Overlaps(Rules))
            Change(after.ToRuleBook());
        if (sections.Contains(nameof(ServiceSettings.Log)))
            levels.Set(after.Log.Level);
        if (sections.Overlaps([nameof(ServiceSettings.Captions), nameof(ServiceSettings.Sources)]))
            inForce.Change(now => now with { Captions = Shown(now.Captions, after.Captions), Sources = after.Sources });
    }

    private void Change(RuleBook wanted) =>
        book.Change(
            wanted.Lists.Refusing(book.Lists.Refused), // no setting, but what a person has found wrong
            new[] { TextOutput.Overlay, TextOutput.Readers, TextOutput.Exports }.ToDictionary(output => output, wanted.Of)
        );

    /// <summary>The lengths of subtitles stay: cues that viewers have loaded already must not change.</summary>
    private static CaptionSettings Shown(CaptionSettings now, CaptionSettings after) =>
        after with
        {
            ShortestCue = now.ShortestCue,
            LongestCue = now.LongestCue,
        };
}
