using System.Net.Sockets;
using System.Text;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>Lines over one lasting connection, which is opened again when it breaks.</summary>
/// <param name="reach">The other side.</param>
/// <param name="template">What a text becomes.</param>
/// <param name="expect">A part of the line that the other side answers to each text; empty: answers are read and dropped.</param>
internal sealed class TcpDestination(Reach reach, TextTemplate template, string expect) : IDestination
{
    private TcpLink? link;

    public async Task<Outcome> SendAsync(Outgoing text, CancellationToken stop)
    {
        try
        {
            if (link is { IsOver: true })
                Close();
            link ??= await TcpLink.OpenAsync(reach, stop);
            link.Forget();
            await link.WriteAsync(Encoding.UTF8.GetBytes(template.Fill(text.Lines)), stop);
            return expect.Length == 0 ? Outcome.Taken : Judged(await link.AnswerAsync(stop));
        }
        catch (SocketException e)
        {
            Close();
            return reach.Away(e.SocketErrorCode);
        }
        catch (IOException e)
        {
            Close();
            return reach.Away((e.InnerException as SocketException)?.SocketErrorCode ?? SocketError.ConnectionReset);
        }
        catch (OperationCanceledException)
        {
            // Half a text may be on its way, so nothing may follow it on this connection.
            Close();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private Outcome Judged(string? answer) =>
        answer is null ? reach.Away(SocketError.ConnectionReset)
        : answer.Contains(expect, StringComparison.Ordinal) ? Outcome.Taken
        : new(Answer.Rejected, $"{reach.Name} answered a text without \"{expect}\", so it seems not to have taken it.");

    private void Close()
    {
        link?.Dispose();
        link = null;
    }
}
