using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>A connection to OBS for the length of one errand; unlike the service it does not wait for an OBS that is not there.</summary>
internal sealed class ObsSession(ObsClient client) : IAsyncDisposable
{
    /// <summary>What can be asked.</summary>
    public IObsRequests Obs => client;

    /// <summary>Connects.</summary>
    /// <exception cref="ObsUnavailableException">OBS is not there, or refuses; the message says what to do.</exception>
    public static async Task<ObsSession> BeginAsync(ObsSettings settings, CancellationToken stop)
    {
        var client = new ObsClient(ObsConnection.OptionsOf(settings));
        client.Start();
        await foreach (var happened in client.ListenAsync(stop))
        {
            if (happened is not ConnectionChanged { State: var state })
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

/// <summary>OBS is not there, or refuses.</summary>
internal sealed class ObsUnavailableException(ObsState state) : ObsException(state.Reason), IUserFacingError
{
    public string What => state.What;

    public string? Fix => state.Fix;

    /// <summary>The password is wrong or missing.</summary>
    public bool WrongPassword => state.Code == (int)ObsCloseCode.AuthenticationFailed;
}
