using LiveCaptions.Captions;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Operator;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Captions;

/// <summary>A track in virtual time whose captions a viewer watches: what tests of the pipeline start from.</summary>
public abstract class WatchedTrack
{
    private protected readonly FakeTimeProvider clock = new(Talk.Start);
    private protected readonly RuleBook rules = RuleBook.Empty;
    private protected readonly TrackCaptions captions;
    private protected readonly CollectingViewer screen = new(lines: 4);

    protected WatchedTrack()
    {
        captions = new("main", "Main hall", new(clock), rules);
        captions.Join(screen, 20, 5);
    }

    private protected CaptionPipeline Pipeline => captions.Pipeline;

    private protected DeskView View(int words) => DeskView.Of(captions, words, maxSpeed: 180);

    private protected void Say(double at, string settled, string tentative = "", bool speaking = true)
    {
        if (clock.GetUtcNow() < Talk.Start.AddSeconds(at))
            clock.SetUtcNow(Talk.Start.AddSeconds(at));
        Pipeline.Publish(Talk.Said(at, settled, tentative, speaking));
    }

    private protected long NumberOf(string word) => View(100).Words.Single(w => w.Text == word).Number;

    private protected string Transcript => string.Join('|', captions.Transcript.Since(0).Part.Paragraphs.Select(p => p.Text));
}
