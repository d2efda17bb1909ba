using LiveCaptions.Health;
using LiveCaptions.Sending;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>Connects to the machine that recognises, and again for ever.</summary>
/// <param name="machine">Where it is.</param>
/// <param name="sockets">Opens sockets there.</param>
/// <param name="stream">How it is to recognise.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class RemoteLink(RemoteSettings machine, ServiceSockets sockets, StreamSettings stream, TimeProvider clock, Random random)
    : IRemoteLink
{
    /// <summary>A connection that stood this long was a good one.</summary>
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource stop = new();
    private readonly ReconnectWait wait = new(random);
    private volatile RemoteConnection? current;
    private volatile string? trouble;

    public IRemoteConnection? Current => current;

    public string? Trouble => trouble;

    /// <summary>Connects once, to see whether the other machine recognises.</summary>
    /// <returns>Its model.</returns>
    /// <exception cref="LinkException">It is away.</exception>
    /// <exception cref="SendingException">It does not let this machine in, or cannot recognise this sound.</exception>
    public static async Task<string> TryAsync(
        RemoteSettings machine,
        ServiceSockets sockets,
        StreamSettings stream,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        using var socket = await RemoteGreetings.OpenAsync(machine, sockets, stop);
        return await RemoteGreetings.GreetAsync(socket, machine, stream, clock, stop);
    }

    /// <summary>Begins to connect.</summary>
    public RemoteLink Start()
    {
        _ = Task.Run(RunAsync);
        return this;
    }

    public void Dispose() => stop.Cancel();

    private async Task RunAsync()
    {
        while (true)
        {
            try
            {
                await ConnectAsync();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Whatever it was, the other machine is looked for again.
                trouble = UserFacingError.Of(e) is null ? $"A fault of the program ended the connection ({e.GetType().Name})." : e.Message;
            }
            finally
            {
                current = null;
            }
            try
            {
                await Task.Delay(wait.Next(), clock, stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ConnectAsync()
    {
        using var socket = await RemoteGreetings.OpenAsync(machine, sockets, stop.Token);
        var model = await RemoteGreetings.GreetAsync(socket, machine, stream, clock, stop.Token);
        var connection = new RemoteConnection(socket, model, clock);
        (trouble, current) = (null, connection);
        var begun = clock.GetTimestamp();
        try
        {
            await connection.RunAsync(stop.Token);
        }
        finally
        {
            if (clock.GetElapsedTime(begun) >= Good)
                wait.Reset();
        }
    }
}
