using System.Text.Json;
using System.Text.Json.Nodes;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Connection;

/// <summary>
/// Sends requests over one connection: limited in number, one at a time per target, held back and retried while OBS is not ready.
/// </summary>
internal sealed class RequestSender(ObsLink link, ObsClientOptions options)
{
    private readonly NotReadyRetry retry = new(options.NotReadyPatience);
    private int pending;

    public async Task<JsonElement?> RequestAsync(string type, JsonObject? data, string? target, CancellationToken cancel)
    {
        var answer = await SendInTurnAsync(type, target, token => AskUntilReadyAsync(type, data, token), cancel).ConfigureAwait(false);
        return answer.RequestStatus.Result
            ? answer.ResponseData
            : throw new ObsRequestException(type, (RequestStatus)answer.RequestStatus.Code, answer.RequestStatus.Comment);
    }

    public async Task<IReadOnlyList<ObsBatchResult>> RequestAsync(ObsBatch batch, string? target, CancellationToken cancel)
    {
        var answer = await SendInTurnAsync(
                "a batch",
                target,
                token => link.AskAsync<BatchResponseMessage>("a batch", id => Wire.Batch(id, batch), token),
                cancel
            )
            .ConfigureAwait(false);
        return
        [
            .. answer.Results.Select(one => new ObsBatchResult(
                one.RequestType,
                (RequestStatus)one.RequestStatus.Code,
                one.RequestStatus.Comment,
                one.ResponseData
            )),
        ];
    }

    public Task ReidentifyAsync(EventSubscriptions subscriptions, CancellationToken cancel) =>
        SendInTurnAsync(
            "Reidentify",
            "Reidentify",
            token => link.AskAsync<IdentifiedMessage>("Reidentify", _ => Wire.Reidentify(subscriptions), token),
            cancel
        );

    private async Task<ResponseMessage> AskUntilReadyAsync(string type, JsonObject? data, CancellationToken cancel)
    {
        var began = options.Time.GetTimestamp();
        for (var retries = 0; ; retries++)
        {
            var answer = await link.AskAsync<ResponseMessage>(type, id => Wire.Request(id, type, data), cancel).ConfigureAwait(false);
            if ((RequestStatus)answer.RequestStatus.Code != RequestStatus.NotReady)
                return answer;
            if (retry.Next(retries, options.Time.GetElapsedTime(began)) is not { } wait)
                return answer;
            await Task.Delay(wait, options.Time, cancel).ConfigureAwait(false);
            await link.CollectionChange.WaitAsync(cancel).ConfigureAwait(false);
        }
    }

    private async Task<T> SendInTurnAsync<T>(string name, string? target, Func<CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            if (Interlocked.Increment(ref pending) > options.MaxPendingRequests)
                throw new ObsBusyException(name, options.MaxPendingRequests);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, link.Gone);
            using var turn = await link.Turns.EnterAsync(target, either.Token).ConfigureAwait(false);
            await link.CollectionChange.WaitAsync(either.Token).ConfigureAwait(false);
            return await ask(either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException && !cancel.IsCancellationRequested)
        {
            throw new ObsDisconnectedException(link.EndReason);
        }
        finally
        {
            Interlocked.Decrement(ref pending);
        }
    }
}
