using LiveCaptions.Captions;

namespace LiveCaptions.Tests.Captions;

/// <summary>A reader that keeps every frame.</summary>
internal sealed class CollectingViewer(int lines = 2, bool tentative = true) : IFrameSink
{
    public List<CaptionFrame> Frames { get; } = [];
    public (int Lines, bool Tentative) Wants => (lines, tentative);
    public IEnumerable<string> Screen => Frames[^1].Lines.Read();
    public bool IsOver { get; private set; }

    public void Offer(CaptionFrame frame) => Frames.Add(frame);

    public void End() => IsOver = true;
}
