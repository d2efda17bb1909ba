using LiveCaptions.Checks;
using LiveCaptions.Health;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Translation;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Checks;

/// <summary>Engines are asked before anybody speaks.</summary>
public sealed class TranslationChecksTests : IDisposable
{
    private readonly FakeTimeProvider time = new(Talk.Start);
    private readonly ScriptedTranslator engine = new();
    private readonly List<(string? From, string To)> asked = [];

    public TranslationChecksTests() => Answer(null);

    public void Dispose() => engine.Dispose();

    private void Answer(string? fault) =>
        engine.Fault = (from, to, _) =>
        {
            asked.Add((from, to));
            return Task.FromResult(fault);
        };

    private Task<IReadOnlyList<Finding>> LookAsync(string spoken = "en", string engineName = "box")
    {
        var main = new TrackSettings { Language = spoken };
        var es = new TrackSettings
        {
            Id = "es",
            TranslationOf = "main",
            Language = "es",
            Engine = engineName,
        };
        return new TranslationChecks(name => name == "box" ? engine : null, time).LookAsync([es], [main, es], Test.Stop);
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("auto", null)]
    [InlineData("en,de", "en")]
    [InlineData("es,de", "de")]
    public async Task An_engine_that_knows_both_languages_is_good(string spoken, string? from)
    {
        Assert.Equal(new(Mark.Good, "The engine at 127.0.0.1:1 can translate track es."), Assert.Single(await LookAsync(spoken)));
        Assert.Equal([(from, "es")], asked);
        Assert.True(engine.IsDisposed);
    }

    [Fact]
    public async Task What_an_engine_lacks_is_the_cause()
    {
        Answer("The engine does not translate into Spanish; install it.");

        var found = Assert.Single(await LookAsync());

        Assert.Equal(
            (Mark.Bad, "Track es is not translated.", "The engine does not translate into Spanish; install it."),
            (found.Mark, found.About, found.Cause)
        );
    }

    [Fact]
    public async Task An_engine_that_is_not_there_any_more_is_bad() =>
        Assert.Equal("There is no engine \"gone\".", Assert.Single(await LookAsync(engineName: "gone")).Cause);

    [Fact]
    public async Task An_engine_that_hangs_is_given_up()
    {
        engine.Fault = (_, _, stop) => new TaskCompletionSource<string?>().Task.WaitAsync(stop);
        var looking = LookAsync();
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("The engine at 127.0.0.1:1 has not answered for 5 s.", Assert.Single(await looking).Cause);
    }
}
