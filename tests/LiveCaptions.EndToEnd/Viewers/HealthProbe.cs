using System.Diagnostics;
using System.Net.Sockets;

namespace LiveCaptions.EndToEnd.Viewers;

/// <summary>
/// Asks whether a service is ready, as a load balancer does: a connection each time, on a thread of its own, since the thread pool of a
/// test that floods the service is itself late.
/// </summary>
internal sealed class HealthProbe
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly List<TimeSpan> answers = [];
    private readonly Thread thread;
    private volatile bool over;
    private Exception? failure;

    /// <param name="service">The service's address.</param>
    public HealthProbe(Uri service)
    {
        thread = new(() => Run(service)) { IsBackground = true, Name = "health" };
        thread.Start();
    }

    /// <summary>Ends it.</summary>
    /// <returns>How long each answer took, in order of length.</returns>
    public TimeSpan[] End()
    {
        over = true;
        thread.Join();
        Assert.Null(failure);
        return [.. answers.Order()];
    }

    private void Run(Uri service)
    {
        try
        {
            for (; !over; Thread.Sleep(Pause))
                answers.Add(Ask(service));
        }
        catch (Exception e)
        {
            failure = e;
        }
    }

    private static TimeSpan Ask(Uri service)
    {
        var watch = Stopwatch.StartNew();
        using var connection = new TcpClient(service.Host, service.Port) { ReceiveTimeout = 20_000 };
        using var stream = connection.GetStream();
        stream.Write("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8);
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 200 ", reader.ReadToEnd(), StringComparison.Ordinal);
        return watch.Elapsed;
    }
}
