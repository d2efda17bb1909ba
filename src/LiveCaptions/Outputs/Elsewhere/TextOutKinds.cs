using System.Text;
using LiveCaptions.Captions;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>Makes outputs of their settings: the table of kinds.</summary>
/// <param name="hold">Time after the last word until lines are cleared.</param>
/// <param name="clock">The clock of the words.</param>
/// <param name="folder">Where running numbers are kept.</param>
internal sealed class TextOutKinds(TimeSpan hold, MonotonicClock clock, string folder)
{
    // Lines of a device that was away for longer belong to nothing that is on air.
    private static readonly TimeSpan OldestLine = TimeSpan.FromSeconds(15);

    // A service shows a text at a time, so it gets whole lines; faster posts it refuses.
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(2),
        ServicePace = TimeSpan.FromSeconds(1);

    private readonly WallTimes times = new(clock);

    public TextOutParts Of(OutputSettings settings) =>
        new(settings.Id, settings.Kind, settings.Host, Shaping(settings), Destination(settings), new(Random.Shared.NextDouble));

    private IShaping Shaping(OutputSettings settings)
    {
        var rows = new Rows(settings.Lines, settings.Chars);
        return settings.Kind switch
        {
            "youtube" => new NewShaping(rows, new(Pace(settings, ServicePace), Gather, TimeSpan.FromSeconds(60))),
            "zoom" => new NewShaping(rows, new(Pace(settings, ServicePace), Gather, TimeSpan.FromSeconds(30))),
            // A program may want every word, however late.
            "webhook" => new NewShaping(rows, new(Pace(settings), Gather, TimeSpan.MaxValue / 2)),
            "osc" when Osc(settings).IsChatBox => new ScreenShaping(rows, Pace(settings, OscTemplate.ChatBoxPace), hold),
            _ when settings.Send == "new" => new NewShaping(rows, new(Pace(settings), TimeSpan.Zero, OldestLine)),
            _ => new ScreenShaping(rows, Pace(settings), hold),
        };
    }

    private IDestination Destination(OutputSettings settings) =>
        settings.Kind switch
        {
            "udp" => new UdpDestination(Reach.Of(settings.Address), Datagram(settings)),
            "osc" => new UdpDestination(Reach.Of(settings.Address), text => Osc(settings).Encode(text.Lines)),
            "http" => new HttpDestination(new TemplateProtocol(settings), clock.Time),
            "youtube" => new HttpDestination(new YouTubeProtocol(settings, Numbers(settings), times), clock.Time),
            "zoom" => new HttpDestination(new ZoomProtocol(settings, Numbers(settings)), clock.Time),
            "webhook" => new HttpDestination(new WebhookProtocol(settings, times), clock.Time),
            "mqtt" => new MqttDestination(
                new(settings, retains: settings.Send == "screen"),
                new(settings.Template ?? "{lines}", settings.Escape),
                clock.Time
            ),
            _ => new TcpDestination(Reach.Of(settings.Address), new(settings.Template ?? @"{text}\r\n", settings.Escape), settings.Expect),
        };

    private static OscTemplate Osc(OutputSettings settings) => new(settings.Template ?? OscTemplate.Default);

    private Sequence Numbers(OutputSettings settings) => new(Sequence.PathFor(folder, settings.Address));

    private static TimeSpan Pace(OutputSettings settings, TimeSpan atLeast = default)
    {
        var wanted = TimeSpan.FromSeconds(settings.Pace);
        return wanted > atLeast ? wanted : atLeast;
    }

    private static Func<Outgoing, byte[]> Datagram(OutputSettings settings)
    {
        var template = new TextTemplate(settings.Template ?? "{text}", settings.Escape);
        return text => Encoding.UTF8.GetBytes(template.Fill(text.Lines));
    }
}
