using LiveCaptions.Whisper;

namespace LiveCaptions.Benchmarks.Peers;

/// <summary>
/// Whisper.net over a window that grows by a second at a time and is begun anew when it is full, as whisper.cpp's own example for streams
/// does it (examples/stream, <c>--step 1000 --length 10000 --keep 200</c>).
/// </summary>
internal sealed class SlidingWindow(string model, string language) : PeerStream(model, language)
{
    private static readonly long StepLength = AudioTime.SamplesIn(1),
        WindowLength = AudioTime.SamplesIn(10),
        Kept = AudioTime.SamplesIn(0.2);

    private long decodedTo;
    private string text = "";

    public override TranscriptChange Step() => End - decodedTo < StepLength ? Change("", text, decoded: false) : Decode(last: false);

    public override TranscriptChange Finish() => decodedTo < End ? Decode(last: true) : Change(text, "", decoded: false);

    private TranscriptChange Decode(bool last)
    {
        text = Transcribe(Between(Start, End));
        decodedTo = End;
        if (!last && End - Start < WindowLength)
            return Change("", text, decoded: true);
        var settled = text;
        text = "";
        DiscardUntil(End - Kept);
        return Change(settled, "", decoded: true);
    }
}
