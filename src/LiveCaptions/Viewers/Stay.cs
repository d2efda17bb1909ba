using LiveCaptions.Http;
using Microsoft.AspNetCore.SignalR;

namespace LiveCaptions.Viewers;

/// <summary>A viewer's stream over the hub, until the viewer goes or is sent to another machine.</summary>
internal sealed class Stay : IDisposable
{
    private readonly Departure departure;
    private readonly IClientProxy viewer;
    private readonly CancellationTokenSource stays;
    private readonly CancellationTokenSource either;
    private readonly CancellationToken gone;

    /// <exception cref="RefusedException">The viewer shall go to another machine at once.</exception>
    public Stay(Departure departure, IClientProxy viewer, CancellationToken gone)
    {
        (this.departure, this.viewer, this.gone) = (departure, viewer, gone);
        stays = departure.Enter();
        either = CancellationTokenSource.CreateLinkedTokenSource(stays.Token, gone);
    }

    /// <summary>Ends the stream.</summary>
    public CancellationToken Token => either.Token;

    /// <summary>The stream; one that is sent away is told so, and ends without an error.</summary>
    public async IAsyncEnumerable<T> UntilSentAsync<T>(IAsyncEnumerable<T> stream)
    {
        await using var items = stream.GetAsyncEnumerator(CancellationToken.None);
        while (true)
        {
            try
            {
                if (!await items.MoveNextAsync())
                    yield break;
            }
            catch (OperationCanceledException) when (stays.IsCancellationRequested && !gone.IsCancellationRequested)
            {
                break;
            }
            yield return items.Current;
        }
        await viewer.SendAsync("Leave", gone);
    }

    public void Dispose()
    {
        either.Dispose();
        departure.Leave(stays);
    }
}

/// <summary>Where else the same captions are shown.</summary>
/// <param name="Addresses">Web addresses without a slash at the end, in the order in which to try them.</param>
/// <param name="Token">The token that the viewer has shown here, for a page that no longer has it in its address; null: none.</param>
internal sealed record ElsewhereNews(IReadOnlyList<string> Addresses, string? Token);
