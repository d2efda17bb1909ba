// Connects to OBS and prints what happens there, until Ctrl-C. From the root of the repository:
//
//     OBS_PASSWORD=… dotnet run --project samples/ListenToObs -c Release [-- ws://HOST:PORT]
//
// In OBS, enable the server under Tools, WebSocket Server Settings. Without OBS_PASSWORD no password is sent.
// The program waits for OBS, and reconnects when OBS restarts.
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};
try
{
    var options = new ObsClientOptions
    {
        Address = new Uri(args is [var address] ? address : "ws://127.0.0.1:4455"),
        Password = Environment.GetEnvironmentVariable("OBS_PASSWORD") is null ? null : ObsPassword.FromEnvironment("OBS_PASSWORD"),
    };
    await using var obs = new ObsClient(options);
    obs.Start();
    await foreach (var obsEvent in obs.ListenAsync(stop.Token))
        Console.WriteLine(Describe(obsEvent));
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
catch (Exception e) when (e is ObsException or UriFormatException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static string Describe(ObsEvent obsEvent) =>
    obsEvent switch
    {
        ConnectionChanged { State: var state } => $"connection: {state.Stage} {state.Reason}",
        CurrentProgramSceneChanged { SceneName: var scene } => $"on air: {scene}",
        InputMuteStateChanged { InputName: var input, InputMuted: var muted } => $"{input}: {(muted ? "muted" : "unmuted")}",
        StreamStateChanged { OutputState: var state } => $"stream: {state}",
        RecordStateChanged { OutputState: var state, OutputPath: var path } => $"recording: {state} {path}",
        EventsLost { Count: var count } => $"{count} events were lost: this program was too slow",
        _ => obsEvent.ToString(),
    };
