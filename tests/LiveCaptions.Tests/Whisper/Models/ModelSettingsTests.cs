using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Tests.Whisper.Models;

public sealed class ModelSettingsTests
{
    private static readonly ModelLayout Moonshine = new()
    {
        Family = ModelFamily.Moonshine,
        FrameSamples = 384,
        TokensPerSecond = 7,
        Vocabulary = 32768,
        AudioContext = 1280,
        TextContext = 512,
        Multilingual = false,
        Languages = ["en"],
        EndOfText = 2,
        Start = 1,
    };

    [Fact]
    public void Whisper_s_settings_are_the_defaults()
    {
        var settings = new StreamSettings { Singing = true };
        Assert.Same(settings, settings.For(Moonshine with { Family = ModelFamily.Whisper }));
    }

    [Fact]
    public void Moonshine_goes_on_through_pauses_in_longer_windows()
    {
        var settings = new StreamSettings().For(Moonshine);
        Assert.True(settings.ContextTimeout > new StreamSettings().ContextTimeout);
        Assert.True(settings.KeepWindow > new StreamSettings().KeepWindow);
        Assert.InRange(settings.MaximumWindow, settings.KeepWindow, settings.WindowLimit);
        Assert.Equal(7, settings.TokensPerSecond);
    }

    [Fact]
    public void What_somebody_has_set_stays()
    {
        var settings = new StreamSettings
        {
            ContextTimeout = TimeSpan.FromSeconds(1),
            MaximumWindow = TimeSpan.FromSeconds(8),
            KeepWindow = TimeSpan.FromSeconds(5),
            Step = TimeSpan.FromSeconds(0.4),
        };
        var moonshine = settings.For(Moonshine);
        Assert.Equal(
            (settings.ContextTimeout, settings.MaximumWindow, settings.KeepWindow, settings.Step),
            (moonshine.ContextTimeout, moonshine.MaximumWindow, moonshine.KeepWindow, moonshine.Step)
        );
    }
}
