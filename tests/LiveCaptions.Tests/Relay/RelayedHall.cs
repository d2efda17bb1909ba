using LiveCaptions.Captions;
using LiveCaptions.Relay;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Whisper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Relay;

/// <summary>A hall in virtual time: machines that hear the same words, a store, and machines that show the captions.</summary>
internal sealed class RelayedHall
{
    private readonly List<Captioner> captioners = [];
    private readonly List<Node> nodes = [];

    public RelayedHall()
    {
        Store = new(Clock, frame =>
        {
            foreach (var node in nodes)
                node.Arrived.Add(frame);
        });
    }

    public FakeTimeProvider Clock { get; } = new(Talk.Start);

    public MemoryStore Store { get; }

    /// <summary>Seconds since the hall opened.</summary>
    public double Now => (Clock.GetUtcNow() - Talk.Start).TotalSeconds;

    public Captioner AddCaptioner(string name, double settlesAfter = 1)
    {
        var captioner = new Captioner(this, name, settlesAfter);
        captioners.Add(captioner);
        return captioner;
    }

    public Node AddNode()
    {
        var node = new Node(this);
        nodes.Add(node);
        return node;
    }

    public void Kill(Captioner captioner) => captioners.Remove(captioner);

    public void Kill(Node node) => nodes.Remove(node);

    /// <summary>Lets time pass; everybody does what is due, a tenth of a second at a time.</summary>
    public async Task PassAsync(double seconds)
    {
        for (var end = Now + seconds - 0.05; Now < end; )
        {
            Clock.Advance(TimeSpan.FromSeconds(0.1));
            foreach (var captioner in captioners.ToList())
                await captioner.StepAsync();
            foreach (var node in nodes)
                await node.StepAsync();
        }
    }

    /// <summary>The word that is said at this moment: one each half second, each another one.</summary>
    public static string WordAt(int number) => $"word{number}";

    /// <summary>The words that are said from one to another.</summary>
    public static IEnumerable<string> Said(int from, int to) => Enumerable.Range(from, to - from + 1).Select(WordAt);

    /// <summary>Fails unless the node's frames were shown in their order.</summary>
    public static void Ordered(Node node) =>
        Assert.All(node.Frames.Zip(node.Frames.Skip(1)), pair =>
            Assert.True((pair.First.Epoch, pair.First.Sequence).CompareTo((pair.Second.Epoch, pair.Second.Sequence)) <= 0)
        );

    /// <summary>A machine that hears the hall from when it was started.</summary>
    internal sealed class Captioner
    {
        private readonly RelayedHall hall;
        private readonly OffAir offAir;
        private readonly double began;
        private readonly double settlesAfter;
        private int said;
        private double next;

        public Captioner(RelayedHall hall, string name, double settlesAfter)
        {
            (this.hall, Name, this.settlesAfter, began) = (hall, name, settlesAfter, hall.Now);
            said = (int)Math.Ceiling(began * 2);
            var tracks = new CaptionTracks();
            offAir = new(tracks, new(hall.Clock));
            Captions = new("main", "Main hall", new(hall.Clock), offAir: offAir);
            tracks.Add(Captions);
            Publisher = new(Captions, hall.Store.For(name), name, () => null, new(hall.Clock), NullLogger.Instance);
        }

        public string Name { get; }

        public TrackCaptions Captions { get; }

        public TrackPublisher Publisher { get; }

        /// <summary>Hears this word as another one.</summary>
        public Func<int, string> Hears { get; set; } = WordAt;

        /// <summary>Whose a word is.</summary>
        public Func<int, int> Speaks { get; set; } = _ => 0;

        /// <summary>Differs from the others' times by this many seconds.</summary>
        public double Jitter { get; set; }

        public void Off() => offAir.Off();

        public void On() => offAir.On();

        public async Task StepAsync()
        {
            var settled = new List<SettledWord>();
            for (; said / 2.0 + 0.4 + settlesAfter <= hall.Now; said++)
                settled.Add(Word(said));
            var tentative = Enumerable
                .Range(said, 20)
                .TakeWhile(word => word / 2.0 + 0.4 <= hall.Now)
                .Select(word => new TentativeWord(Hears(word), false));
            Captions.Publish(
                new(settled, [.. tentative], true, "en", AudioTime.FromSeconds(hall.Now - began), hall.Clock.GetUtcNow(), 0.2)
            );
            if (hall.Now < next)
                return;
            try
            {
                while (await Publisher.StepAsync(Test.Stop) == TimeSpan.Zero)
                    continue;
            }
            catch (StoreException away)
            {
                Publisher.Away(away.Message);
                next = hall.Now + 0.5;
            }
        }

        private SettledWord Word(int number)
        {
            var start = number / 2.0 - began + Jitter;
            return new(Hears(number), false, AudioTime.FromSeconds(start), AudioTime.FromSeconds(start + 0.4), 0.9f)
            {
                Speaker = Speaks(number),
            };
        }
    }

    /// <summary>A machine that shows the captions.</summary>
    internal sealed class Node
    {
        private readonly RelayedHall hall;
        private readonly CaptionTracks tracks = new();
        private readonly RoomReplicas replicas;
        private readonly CollectingViewer viewer = new();
        private bool isWatched;
        private double asked = double.MinValue;

        public Node(RelayedHall hall)
        {
            this.hall = hall;
            replicas = new(tracks, hall.Store.For("node"), new(hall.Clock), NullLogger.Instance);
        }

        /// <summary>What was published and has not been looked at.</summary>
        public List<RelayFrame> Arrived { get; } = [];

        /// <summary>Loses what is published.</summary>
        public Func<bool> Loses { get; set; } = () => false;

        public TrackCaptions? Captions => tracks.Find("main");

        public CaptionTracks Tracks => tracks;

        public IReadOnlyList<CaptionFrame> Frames => viewer.Frames;

        public RoomReplicas Replicas => replicas;

        /// <summary>All settled words that its readers have.</summary>
        public IEnumerable<string> Words =>
            (Captions?.Transcript.Since(0).Part.Paragraphs ?? []).SelectMany(p => p.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        public async Task StepAsync()
        {
            if (hall.Now - asked >= 1)
            {
                asked = hall.Now;
                await replicas.AskAsync(Test.Stop);
            }
            foreach (var frame in Arrived.Where(_ => !Loses()).ToList())
                await replicas.TakeAsync(frame, Test.Stop);
            Arrived.Clear();
            if (!isWatched && Captions is { } captions)
            {
                captions.Join(viewer, 42, 5);
                isWatched = true;
            }
        }
    }
}
