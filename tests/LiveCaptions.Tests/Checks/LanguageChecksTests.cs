using LiveCaptions.Captions;
using LiveCaptions.Checks;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Checks;

public class LanguageChecksTests
{
    private static TrackSettings Track(string language, string id = "main") => new() { Id = id, Language = language };

    private static Task<IReadOnlyList<Finding>> FontsAsync(string? families, params TrackSettings[] tracks) =>
        LanguageChecks.FontsAsync(tracks, (_, _) => Task.FromResult(families), Test.Stop);

    [Fact]
    public async Task A_script_that_no_font_here_has_is_told_with_what_to_install()
    {
        var found = Assert.Single(await FontsAsync("", Track("en"), Track("ja", "hall"), Track("ru", "guest")));

        Assert.Equal((Mark.Doubtful, "No font on this machine has the letters of Japanese."), (found.Mark, found.About));
        Assert.Contains("track hall", found.Cause, StringComparison.Ordinal);
        Assert.EndsWith("fonts-noto-cjk", found.Fix, StringComparison.Ordinal);
        Assert.EndsWith("fonts-noto-core", Assert.Single(await FontsAsync("", Track("th"))).Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_told_where_a_font_has_it_or_where_nobody_knows()
    {
        Assert.Empty(await FontsAsync("Noto Sans CJK JP", Track("ja")));
        Assert.Empty(await FontsAsync(null, Track("ja")));
        Assert.Empty(await FontsAsync("", Track("auto")));
    }

    [Theory]
    [InlineData("ar", "Captions inside the stream cannot carry Arabic.")]
    [InlineData("ru", "Captions inside the stream cannot carry Russian.")]
    [InlineData("vi", "Captions inside the stream cannot carry Vietnamese.")]
    [InlineData("pl", null)]
    [InlineData("auto", null)]
    public void A_language_that_the_streams_captions_cannot_carry_is_told_before_anybody_speaks(string language, string? about)
    {
        var settings = new ServiceSettings
        {
            Tracks = [Track(language)],
            Obs = new() { Enabled = true },
        };

        Assert.Equal(about, LanguageChecks.Stream(settings).SingleOrDefault()?.About);
        Assert.Empty(LanguageChecks.Stream(settings with { Obs = new() { Enabled = false } }));
    }

    [Fact]
    public void The_track_that_goes_to_OBS_counts()
    {
        var settings = new ServiceSettings
        {
            Tracks = [Track("ar"), Track("en", "guest")],
            Obs = new() { Enabled = true, Track = "guest" },
        };

        Assert.Empty(LanguageChecks.Stream(settings));
    }

    [Theory]
    [InlineData("zh-Hant", "Chinese")]
    [InlineData("AR", "Arabic")]
    [InlineData("de", null)]
    [InlineData(null, null)]
    public void A_language_is_known_by_its_code(string? language, string? name)
    {
        Assert.Equal(name, Alphabets.BeyondWesternEurope(language));
        Assert.Equal(name, Alphabets.BeyondBundledFonts(language));
    }
}
