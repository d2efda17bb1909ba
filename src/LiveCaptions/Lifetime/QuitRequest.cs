namespace LiveCaptions.Lifetime;

/// <summary>A request from outside the process to stop the service: the page's Quit, or <c>livecaptions quit</c>.</summary>
/// <remarks>Threading: safe; it may come at any time, and more than once.</remarks>
internal sealed class QuitRequest : IDisposable
{
    private readonly CancellationTokenSource asked = new();

    /// <summary>Cancelled by the first request.</summary>
    public CancellationToken Token => asked.Token;

    public bool IsMade => asked.IsCancellationRequested;

    public void Make()
    {
        try
        {
            asked.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The service has stopped already.
        }
    }

    public void Dispose() => asked.Dispose();
}
