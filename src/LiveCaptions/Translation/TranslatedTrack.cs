using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Settings;

namespace LiveCaptions.Translation;

/// <summary>
/// A track on air that is made of another one: follows its source, asks the engine, and corrects what was corrected there.
/// </summary>
/// <remarks>Threading: <see cref="Follow"/> on the track's thread; the rest is safe.</remarks>
internal sealed class TranslatedTrack : IDisposable
{
    private readonly TrackSettings settings;
    private readonly CaptionTracks tracks;
    private readonly TranslationState state;
    private readonly TranslationLoop loop;
    private readonly ITranslator translator;
    private readonly CancellationTokenSource end = new();
    private volatile TrackCaptions? source;

    /// <param name="names">What is not translated.</param>
    public TranslatedTrack(
        TrackSettings settings,
        CaptionTracks tracks,
        ITranslator translator,
        Func<IReadOnlyList<string>> names,
        MonotonicClock clock,
        ILogger logger
    )
    {
        (this.settings, this.tracks, this.translator) = (settings, tracks, translator);
        state = new(clock);
        loop = new(settings.Id, settings.Language, state, translator, names, clock, Correct, logger);
        state.Woken = loop.Wake;
        Stream = new(state, settings.Language, clock, Follow, Dispose);
        Follow();
        Running = Task.Run(() => loop.RunAsync(end.Token));
    }

    /// <summary>Settles the translated words.</summary>
    public TranslatedStream Stream { get; }

    /// <summary>Ends when the track has ended and the engine is asked no more.</summary>
    public Task Running { get; }

    /// <summary>Why there is no translation, as a sentence; null: there is.</summary>
    public string? Trouble =>
        source is null
            ? $"There is no track \"{settings.TranslationOf}\" whose words could be translated; add it, or correct TranslationOf."
            : loop.Trouble;

    /// <summary>Ends the track; it is called once more where its stream ends.</summary>
    public void Dispose()
    {
        if (end.IsCancellationRequested)
            return;
        end.Cancel();
        source?.Pipeline.Unsubscribe(state);
        // What is being asked is broken off first.
        Running.ContinueWith(_ => translator.Dispose(), TaskScheduler.Default);
        end.Dispose();
    }

    /// <summary>Follows the source, which may be added, removed or replaced at any time.</summary>
    private void Follow()
    {
        var now = tracks.Find(settings.TranslationOf);
        if (now == source)
            return;
        source?.Pipeline.Unsubscribe(state);
        state.BeginAnew();
        now?.Pipeline.Subscribe(state, TextOutput.Translations);
        source = now;
    }

    private void Correct(TranslationJob job)
    {
        if (tracks.Find(settings.Id) is not { Pipeline: var pipeline } || job.Shown is not { Count: > 0 } shown)
            return;
        var words = pipeline
            .State(WordLog.Capacity)
            .Words.Where(word => word.Word.Start >= shown[0].Start && word.Word.Start <= shown[^1].Start)
            .Select(word => (word.Word.Number, word.Text))
            .ToList();
        foreach (var correction in TextChange.Between(words, TranslatedWords.Parts(job.Text ?? "")))
            pipeline.Correct(correction.Number, correction.Text);
    }
}
