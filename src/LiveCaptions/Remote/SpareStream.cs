using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>A stream of this machine's own recogniser that is ready when it is needed: opening one takes about a second.</summary>
/// <remarks>Threading: one thread at a time.</remarks>
internal sealed class SpareStream(Func<ISpeechStream> open) : IDisposable
{
    private Task<ISpeechStream>? ready;

    /// <summary>Begins to open one, beside everything else.</summary>
    public void Prepare() => ready ??= Task.Run(open);

    /// <summary>The stream, which belongs to the caller.</summary>
    /// <exception cref="SpeechException">It cannot be opened; the message says why.</exception>
    public ISpeechStream Take()
    {
        Prepare();
        var taken = ready!;
        ready = null;
        return taken.GetAwaiter().GetResult();
    }

    public void Dispose() =>
        ready?.ContinueWith(
            opened => opened.Result.Dispose(),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion,
            TaskScheduler.Default
        );
}
