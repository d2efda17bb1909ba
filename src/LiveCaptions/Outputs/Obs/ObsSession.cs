using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>A short connection to OBS for one command; unlike the service it does not wait for an OBS that is not running.</summary>
internal sealed class ObsSession(ObsClient client) : IAsyncDisposable
{
    /// <summary>Sends requests to OBS.</summary>
    public IObsRequests Obs => client;

    /// <summary>Connects.</summary>
    /// <exception cref="ObsUnavailableException">OBS is not running or refused the connection; the message says what to do.</exception>
    public static async Task<ObsSession> BeginAsync(ObsSettings settings, CancellationToken stop)
    {
        var client = new ObsClient(ObsConnectionOptions.From(settings));
        client.Start();
        await foreach (var obsEvent in client.ListenAsync(stop))
        {
            if (obsEvent is not ConnectionChanged { State: var state })
                continue;
            if (state.Stage == ObsStage.Ready)
                break;
            if (state.Stage is not (ObsStage.Backoff or ObsStage.Rejected))
                continue;
            await client.DisposeAsync();
            throw new ObsUnavailableException(state);
        }
        return new(client);
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();
}

/// <summary>OBS is not running, or refused the connection.</summary>
internal sealed class ObsUnavailableException(ObsState state) : ObsException(state.Reason), IUserFacingError
{
    public string What => state.What;

    public string? Fix => state.Fix;

    /// <summary>True if the password is wrong or missing.</summary>
    public bool WrongPassword => state.Code == (int)ObsCloseCode.AuthenticationFailed;
}
