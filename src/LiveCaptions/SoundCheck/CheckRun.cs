using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Health;
using LiveCaptions.Scoring;
using LiveCaptions.Tracks;

namespace LiveCaptions.SoundCheck;

/// <summary>What a check needs of the service.</summary>
internal sealed record CheckParts(CaptionTracks Tracks, TrackRoster Roster, IEnumerable<IReadBack> Ways, MonotonicClock Clock)
{
    public TimeProvider Time => Clock.Time;
}

/// <summary>One sound check: listens until the words are complete, and then until they have arrived everywhere.</summary>
/// <remarks>Threading: runs on the pool; anybody may ask for the report.</remarks>
internal sealed class CheckRun(CheckParts parts, TrackCaptions captions, SpokenText spoken, TimeSpan limit)
{
    /// <summary>How long words may take from the screen of this program to the last way out.</summary>
    public static readonly TimeSpan ArrivalLimit = TimeSpan.FromSeconds(6);

    /// <summary>Time between two looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // Browsers answer from a budget of messages.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    // Longer than a pause at a full stop.
    private static readonly TimeSpan Over = TimeSpan.FromSeconds(2);

    // Words of a sound that says a part of a text: enough that one wrong word is 4 %.
    private const int PartWords = 25;

    private const int Chars = 80;
    private const double Hold = 30;

    private readonly Heard heard = new(parts.Clock);
    private readonly SpeechNoise noise = new();
    private readonly Arrivals arrivals = new([.. parts.Ways], captions.Track, parts.Time);
    private readonly TimeSpan begun = parts.Clock.Now;
    private Task looking = Task.CompletedTask;
    private TimeSpan looked = parts.Clock.Now;
    private volatile CheckResult? result;
    private volatile string? trouble;
    private int stage = (int)CheckStage.Listening;

    public string Track => captions.Track;

    public bool IsOver => Stage is CheckStage.Done or CheckStage.Cancelled or CheckStage.Failed;

    private CheckStage Stage
    {
        get => (CheckStage)Volatile.Read(ref stage);
        set => Volatile.Write(ref stage, (int)value);
    }

    public CheckReport Report() =>
        new(
            captions.Track,
            Stage,
            spoken.Language,
            spoken.Text,
            spoken.IsRead,
            Stage == CheckStage.Listening ? Math.Round(Math.Max(0, (limit - (parts.Clock.Now - begun)).TotalSeconds), 1) : null,
            heard.Text,
            heard.Speaking,
            trouble,
            result
        );

    /// <summary>Runs to the end.</summary>
    /// <param name="stop">Cancels it.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        looking = arrivals.BeginAsync(stop);
        captions.Pipeline.Subscribe(heard, TextOutput.Overlay);
        parts.Roster.Listen(captions.Track, noise);
        captions.Join(heard, Chars, Hold);
        try
        {
            var errors = await ListenAsync(stop);
            await looking;
            Stage = CheckStage.Arriving;
            if (heard.Settled.Length > 0)
                await ArriveAsync(stop);
            result = Verdict.Of(errors, heard.Delays(), noise.Measure(), arrivals.Result());
            Stage = CheckStage.Done;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Stage = CheckStage.Cancelled;
        }
        catch (Exception e)
        {
            trouble = $"The check failed; captions are not affected. {e.Message} Try it again.";
            Stage = CheckStage.Failed;
        }
        finally
        {
            parts.Roster.Listen(captions.Track, null);
            captions.Pipeline.Unsubscribe(heard);
            captions.Leave(heard);
        }
    }

    /// <returns>Null: no word was recognised.</returns>
    private async Task<WordErrors?> ListenAsync(CancellationToken stop)
    {
        while (parts.Clock.Now - begun < limit)
        {
            await Task.Delay(Interval, parts.Time, stop);
            if (captions.HasEnded)
                throw new InvalidOperationException($"The track {captions.Track} was removed.");
            if (heard.Settled.Length == 0)
                continue;
            LookAhead(stop);
            var errors = WordErrors.Of(spoken, heard.Settled);
            if (spoken.IsRead ? IsRead(errors) : errors.Words >= PartWords)
                return errors;
        }
        return heard.Settled.Length > 0 ? WordErrors.Of(spoken, heard.Settled) : null;
    }

    /// <summary>The last word has come, or the person has stopped after most of the words.</summary>
    private bool IsRead(WordErrors errors) =>
        !heard.Speaking
        && (errors.Reached || (heard.Quiet >= Over && PlainWords.Of(heard.Settled).Length >= PlainWords.Of(spoken.Text).Length / 2));

    /// <summary>Looks while words still come: the first ones may have left a screen before the last one is said.</summary>
    private void LookAhead(CancellationToken stop)
    {
        if (!looking.IsCompletedSuccessfully || parts.Clock.Now - looked < LookInterval)
            return;
        looked = parts.Clock.Now;
        looking = arrivals.LookAsync(PlainWords.Of(heard.Settled), stop);
    }

    private async Task ArriveAsync(CancellationToken stop)
    {
        var words = PlainWords.Of(heard.Settled);
        for (var since = parts.Clock.Now; ; await Task.Delay(LookInterval, parts.Time, stop))
        {
            await arrivals.LookAsync(words, stop);
            if (arrivals.IsComplete || parts.Clock.Now - since >= ArrivalLimit)
                return;
        }
    }
}
