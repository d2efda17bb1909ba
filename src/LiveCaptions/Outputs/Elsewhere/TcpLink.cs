using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>An open connection, whose answers are read all the time: a full buffer there would make the other side hang.</summary>
/// <remarks>Threading: one reads in the background, one writes.</remarks>
internal sealed class TcpLink : IDisposable
{
    private const int LongestAnswer = 1024;
    private readonly TcpClient client;
    private readonly NetworkStream stream;
    private volatile bool isOver;

    // Answers nobody waits for are dropped, the oldest first: the other side may send without end.
    private readonly Channel<string> answers = Channel.CreateBounded<string>(
        new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );

    private TcpLink(TcpClient client)
    {
        this.client = client;
        stream = client.GetStream();
        _ = ReadAsync();
    }

    /// <summary>The other side has closed the connection.</summary>
    public bool IsOver => isOver;

    /// <exception cref="SocketException">The other side is not reached.</exception>
    public static async Task<TcpLink> OpenAsync(Reach reach, CancellationToken stop)
    {
        var end = await reach.FindAsync(stop);
        var client = new TcpClient(end.AddressFamily) { NoDelay = true };
        try
        {
            await client.ConnectAsync(end, stop);
            return new(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) => stream.WriteAsync(bytes, stop);

    /// <summary>Drops answers to earlier texts.</summary>
    public void Forget()
    {
        while (answers.Reader.TryRead(out _)) { }
    }

    /// <summary>The next line that the other side sends; null: it has closed the connection.</summary>
    public async Task<string?> AnswerAsync(CancellationToken stop)
    {
        while (await answers.Reader.WaitToReadAsync(stop))
            if (answers.Reader.TryRead(out var line))
                return line;
        return null;
    }

    public void Dispose() => client.Dispose();

    private async Task ReadAsync()
    {
        var (buffer, line) = (new byte[4096], new StringBuilder());
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var read)
                foreach (var character in Encoding.UTF8.GetString(buffer, 0, read))
                    if (character != '\n')
                        line.Append(line.Length < LongestAnswer ? character : "");
                    else
                    {
                        answers.Writer.TryWrite(line.ToString());
                        line.Clear();
                    }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The connection is over, however it ended.
        }
        isOver = true;
        answers.Writer.TryComplete(); // what was answered before the end can still be read
    }
}
