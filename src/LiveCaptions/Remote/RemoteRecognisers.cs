using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>Recognisers on another machine, and this machine's own for while that one is away.</summary>
/// <param name="machine">The other machine.</param>
/// <param name="token">Lets this machine in there; null: it needs none.</param>
/// <param name="own">This machine's recognisers.</param>
/// <param name="say">Takes a sentence about which machine recognises.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class RemoteRecognisers(RemoteSettings machine, string? token, IRecognisers own, Action<string> say, TimeProvider clock)
    : IRecognisers
{
    private readonly RemoteReport report = new(machine.Host, () => own.Model, say);
    private readonly RemoteSockets sockets = new(machine, token, clock);

    public string Model => own.Model;

    public string? Notice => report.Notice ?? own.Notice;

    /// <summary>Nothing: what the other machine can do is known once it answers.</summary>
    public void Check(StreamSettings settings) { }

    public ISpeechStream Open(StreamSettings settings)
    {
        var link = new RemoteLink(machine, sockets.Open(), settings, clock, Random.Shared).Start();
        return new RemoteRecogniser(link, new(() => own.Open(settings)), report, clock);
    }

    public void Dispose()
    {
        sockets.Dispose();
        own.Dispose();
    }
}
