using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Settings;

/// <summary>Settings that were renamed: the old name works for one version.</summary>
public class FormerNameTests
{
    private readonly List<string> warnings = [];

    private ServiceSettings Read(params (string Key, string? Text)[] values) =>
        SettingsReader.Read(values.Select(value => new SettingValue(value.Key, value.Text, "line 3 of a.json")), warnings.Add);

    [Fact]
    public void A_former_name_is_accepted_with_a_warning_that_tells_the_new_one()
    {
        Assert.Equal(-45, Read(("Tracks:host:Gate", "-45")).Tracks[0].SilenceBelow);
        Assert.Equal(
            "Tracks:host:Gate (line 3 of a.json) is now called SilenceBelow. The old name works in this version only; rename it.",
            Assert.Single(warnings)
        );
    }

    [Fact]
    public void A_new_name_gives_no_warning()
    {
        Assert.Equal(-45, Read(("Tracks:host:silencebelow", "-45")).Tracks[0].SilenceBelow);
        Assert.Empty(warnings);
    }

    [Fact]
    public void Of_both_names_the_later_value_wins() =>
        Assert.Equal(-30, Read(("Tracks:host:Gate", "-45"), ("Tracks:host:SilenceBelow", "-30")).Tracks[0].SilenceBelow);

    [Fact]
    public void A_former_name_has_the_range_of_the_setting() =>
        Assert.Contains(
            "must be a number from -100 to 0",
            Assert.Throws<SettingsException>(() => Read(("Tracks:host:Gate", "5"))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_track_changed_over_HTTP_may_use_the_former_name()
    {
        var track = SettingsReader.ReadTrack("host", [new("Gate", "-45", "the request")], warn: warnings.Add);

        Assert.Equal(-45, track.SilenceBelow);
        Assert.Single(warnings);
    }

    [Fact]
    public void Other_unknown_names_are_still_refused() => Assert.Throws<SettingsException>(() => Read(("Tracks:host:Gates", "-45")));
}
