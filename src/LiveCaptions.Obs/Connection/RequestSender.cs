using System.Text.Json;
using System.Text.Json.Nodes;
using LiveCaptions.Obs.Protocol;

namespace LiveCaptions.Obs.Connection;

/// <summary>Requests over one connection: limited in number, in turn for each target, held back and repeated while OBS is not ready.</summary>
internal sealed class RequestSender(ObsLink link, ObsClientOptions options)
{
    private readonly NotReadyRetry retry = new(options.NotReadyPatience);
    private int under;

    public async Task<JsonElement?> RequestAsync(string type, JsonObject? data, string? target, CancellationToken cancel)
    {
        var answer = await InTurnAsync(type, target, token => RepeatedAsync(type, data, token), cancel).ConfigureAwait(false);
        return answer.RequestStatus.Result
            ? answer.ResponseData
            : throw new ObsRequestException(type, (RequestStatus)answer.RequestStatus.Code, answer.RequestStatus.Comment);
    }

    public async Task<IReadOnlyList<ObsBatchResult>> RequestAsync(ObsBatch batch, string? target, CancellationToken cancel)
    {
        var answer = await InTurnAsync(
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
        InTurnAsync(
            "Reidentify",
            "Reidentify",
            token => link.AskAsync<IdentifiedMessage>("Reidentify", _ => Wire.Reidentify(subscriptions), token),
            cancel
        );

    private async Task<ResponseMessage> RepeatedAsync(string type, JsonObject? data, CancellationToken cancel)
    {
        var began = options.Time.GetTimestamp();
        for (var tries = 0; ; tries++)
        {
            var answer = await link.AskAsync<ResponseMessage>(type, id => Wire.Request(id, type, data), cancel).ConfigureAwait(false);
            if ((RequestStatus)answer.RequestStatus.Code != RequestStatus.NotReady)
                return answer;
            if (retry.Next(tries, options.Time.GetElapsedTime(began)) is not { } wait)
                return answer;
            await Task.Delay(wait, options.Time, cancel).ConfigureAwait(false);
            await link.Gate.WaitAsync(cancel).ConfigureAwait(false);
        }
    }

    private async Task<T> InTurnAsync<T>(string name, string? target, Func<CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            if (Interlocked.Increment(ref under) > options.MostPending)
                throw new ObsBusyException(name, options.MostPending);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, link.Gone);
            using var turn = await link.Turns.EnterAsync(target, either.Token).ConfigureAwait(false);
            await link.Gate.WaitAsync(either.Token).ConfigureAwait(false);
            return await ask(either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException && !cancel.IsCancellationRequested)
        {
            throw new ObsDisconnectedException(link.EndReason);
        }
        finally
        {
            Interlocked.Decrement(ref under);
        }
    }
}
