using LiveCaptions.Translation;

namespace LiveCaptions.Bench;

/// <summary>An engine whose answers take as long by the virtual clock as they really took, or as long as was said.</summary>
/// <param name="engine">Null: each answer is the text itself, after <paramref name="takes"/>.</param>
/// <param name="takes">Without an engine: how long an answer takes.</param>
/// <param name="clock">The virtual clock.</param>
/// <param name="time">Measures a real engine.</param>
internal sealed class TimedTranslator(ITranslator? engine, TimeSpan takes, VirtualClock clock, TimeProvider time) : ITranslator
{
    private int asked;

    /// <summary>Whether a real engine is being asked, for which the virtual clock waits.</summary>
    public bool IsAway => Volatile.Read(ref asked) > 0;

    public string Description => engine?.Description ?? FormattableString.Invariant($"An engine that takes {takes.TotalSeconds} s");

    public async Task<string> TranslateAsync(TranslationRequest request, CancellationToken stop)
    {
        if (engine is null)
        {
            await Task.Delay(takes, clock, stop);
            return request.Text;
        }
        var since = time.GetTimestamp();
        string? text = null;
        Exception? failure = null;
        Interlocked.Increment(ref asked);
        try
        {
            text = await engine.TranslateAsync(request, stop);
        }
        catch (TranslationException e)
        {
            failure = e;
        }
        finally
        {
            Interlocked.Decrement(ref asked);
        }
        await Task.Delay(time.GetElapsedTime(since), clock, stop);
        return text ?? throw failure!;
    }

    public void Dispose() => engine?.Dispose();
}
