using System.Text;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>Makes outputs of their settings: the table of kinds.</summary>
/// <param name="hold">Time after the last word until lines are cleared.</param>
/// <param name="time">The clock.</param>
internal sealed class TextOutKinds(TimeSpan hold, TimeProvider time)
{
    // Lines of a device that was away for longer belong to nothing that is on air.
    private static readonly TimeSpan OldestLine = TimeSpan.FromSeconds(15);

    public TextOutParts Of(OutputSettings settings) =>
        new(settings.Id, settings.Kind, settings.Host, Shaping(settings), Destination(settings), new(Random.Shared.NextDouble));

    private IShaping Shaping(OutputSettings settings)
    {
        var (rows, pace) = (new Rows(settings.Lines, settings.Chars), TimeSpan.FromSeconds(settings.Pace));
        return settings.Send == "new" ? new NewShaping(rows, new(pace, TimeSpan.Zero, OldestLine)) : new ScreenShaping(rows, pace, hold);
    }

    private IDestination Destination(OutputSettings settings) =>
        settings.Kind switch
        {
            "udp" => new UdpDestination(Reach.Of(settings.Address), Datagram(settings)),
            "http" => new HttpDestination(new TemplateProtocol(settings), time),
            _ => new TcpDestination(Reach.Of(settings.Address), new(settings.Template ?? @"{text}\r\n", settings.Escape), settings.Expect),
        };

    private static Func<Outgoing, byte[]> Datagram(OutputSettings settings)
    {
        var template = new TextTemplate(settings.Template ?? "{text}", settings.Escape);
        return text => Encoding.UTF8.GetBytes(template.Fill(text.Lines));
    }
}
