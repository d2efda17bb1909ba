using LiveCaptions.Captions.Rules;
using LiveCaptions.Http;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Translation;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Translation;

/// <summary>An engine is tried with a sentence before a track depends on it.</summary>
public sealed class TranslatorTrialTests : IDisposable
{
    private readonly FakeTimeProvider time = new(Talk.Start);
    private readonly RuleBook rules = RuleBook.Empty;
    private readonly ScriptedTranslator engine = new();
    private readonly TranslatorTrial trial;

    public TranslatorTrialTests() => trial = new(name => name == "box" ? engine : null, rules, time);

    public void Dispose()
    {
        trial.Dispose();
        engine.Dispose();
    }

    private Task<TrialReport> TryAsync(string engine = "box", string to = "es", string? from = "en", string? text = "hello there") =>
        trial.RunAsync(new(engine, to, from, text), Test.Stop);

    private static async Task<string> RefusalAsync(int status, Task<TrialReport> tried)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => tried);
        Assert.Equal(status, refused.Status);
        return refused.Message;
    }

    [Fact]
    public async Task The_first_time_and_the_time_that_words_wait_are_told_apart()
    {
        var waits = new Queue<double>([2.5, 0.25]);
        engine.Answer = (asked, _) =>
        {
            time.Advance(TimeSpan.FromSeconds(waits.Dequeue()));
            return Task.FromResult(ScriptedTranslator.Translated(asked.Text));
        };

        Assert.Equal(new("The engine at 127.0.0.1:1", "hello there", "hhello tthere", 2.5, 0.25), await TryAsync());
        Assert.True(engine.IsDisposed);
    }

    [Fact]
    public async Task Names_of_the_vocabulary_go_along()
    {
        rules.Change(new([], [], vocabulary: ["Kubernetes"]), new Dictionary<TextOutput, Treatment>());
        await TryAsync();

        Assert.All(engine.Asked, asked => Assert.Equal(["Kubernetes"], asked.Names));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("zh")]
    [InlineData(null)]
    public async Task Without_a_text_there_is_a_sentence_in_the_spoken_language(string? from)
    {
        var report = await TryAsync(from: from, text: null);

        Assert.Equal(TrialSentences.Of(from ?? "en"), report.Text);
        Assert.Equal(from, engine.Asked.First().From);
    }

    [Fact]
    public async Task An_engine_that_lacks_a_language_is_not_asked_for_a_translation()
    {
        engine.Fault = (from, to, _) => Task.FromResult<string?>($"The engine does not translate from {from} into {to}.");

        Assert.Equal("The engine does not translate from en into es.", await RefusalAsync(409, TryAsync()));
        Assert.Empty(engine.Asked);
    }

    [Fact]
    public async Task An_engine_that_gives_no_translation_is_told_in_its_own_words()
    {
        engine.Answer = (_, _) => throw new TranslationException("The engine answers with an essay.");

        Assert.Equal("The engine answers with an essay.", await RefusalAsync(409, TryAsync()));
    }

    [Fact]
    public async Task An_engine_that_hangs_is_given_up_and_the_next_trial_goes_on()
    {
        var asked = new TaskCompletionSource();
        engine.Answer = (_, stop) =>
        {
            asked.SetResult();
            return new TaskCompletionSource<string>().Task.WaitAsync(stop);
        };
        var hung = TryAsync();
        await asked.Task.WaitAsync(Test.Stop);
        engine.Answer = (request, _) => Task.FromResult(request.Text);
        var next = TryAsync();
        Assert.False(next.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(31));

        Assert.StartsWith("The engine at 127.0.0.1:1 has not answered for 30 s.", await RefusalAsync(409, hung), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", "es", "en", "hello", 404, "There is no engine \"nobody\"")]
    [InlineData("", "es", "en", "hello", 422, "engine must be the name")]
    [InlineData("box", "", "en", "hello", 422, "to must be one language")]
    [InlineData("box", "en,de", "en", "hello", 422, "to must be one language")]
    [InlineData("box", "es", "auto", "hello", 422, "from must be one language")]
    [InlineData("box", "es", "xx", null, 422, "There is no trial sentence in that language")]
    [InlineData("box", "es", "en", " ", 422, "text must be one line")]
    [InlineData("box", "es", "en", "two\nlines", 422, "text must be one line")]
    public async Task What_cannot_be_tried_is_refused_in_a_sentence(
        string engine,
        string to,
        string? from,
        string? text,
        int status,
        string sentence
    )
    {
        Assert.StartsWith(sentence, await RefusalAsync(status, TryAsync(engine, to, from, text)), StringComparison.Ordinal);
        Assert.Empty(this.engine.Asked);
    }
}
