using System.Net;
using System.Net.Sockets;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>A network between two programs on this machine, which a test can cut or let fall silent.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource over = new();
    private readonly Lock sync = new();
    private readonly List<TcpClient> open = [];
    private readonly int port;
    private readonly Task accepting;
    private TaskCompletionSource flows = Done();
    private bool cut;

    /// <param name="port">The port to which it leads.</param>
    public TcpRelay(int port)
    {
        this.port = port;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>Ends all connections, and every new one, until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        lock (sync)
        {
            cut = true;
            HangUp();
        }
    }

    /// <summary>Carries nothing until <see cref="Mend"/>, and ends nothing.</summary>
    public void FallSilent()
    {
        lock (sync)
            flows = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Mend()
    {
        lock (sync)
        {
            cut = false;
            flows.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Dispose();
        lock (sync)
            HangUp();
        await accepting;
        over.Dispose();
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private void HangUp()
    {
        foreach (var connection in open)
            connection.Dispose();
        open.Clear();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await listener.AcceptTcpClientAsync(over.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        var far = new TcpClient();
        lock (sync)
        {
            open.AddRange([near, far]);
            if (cut)
                HangUp();
        }
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, port, over.Token);
            await Task.WhenAny(PumpAsync(near.GetStream(), far.GetStream()), PumpAsync(far.GetStream(), near.GetStream()));
        }
        catch (Exception e)
            when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One of them is gone.
        }
        near.Dispose();
        far.Dispose();
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        var bytes = new byte[65536];
        try
        {
            while (await from.ReadAsync(bytes, over.Token) is > 0 and var count)
            {
                Task flowing;
                lock (sync)
                    flowing = flows.Task;
                await flowing.WaitAsync(over.Token);
                await to.WriteAsync(bytes.AsMemory(0, count), over.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One of them is gone.
        }
    }
}
