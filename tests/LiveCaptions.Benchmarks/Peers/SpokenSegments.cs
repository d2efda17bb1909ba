using LiveCaptions.Whisper;
using Whisper.net;

namespace LiveCaptions.Benchmarks.Peers;

/// <summary>
/// Whisper.net as its documentation shows it for streams: its example for continuous recognition refers to EchoSharp, whose rule this is.
/// Voice activity cuts the sound into segments; a segment that has ended is transcribed and settled, and the one being spoken is
/// transcribed anew whenever there is new sound.
/// </summary>
/// <remarks>
/// Lengths are EchoSharp's defaults (EchoSharpRealtimeOptions, VadDetectorOptions). The voice detector is Silero in ggml, as in its
/// component EchoSharp.Whisper.net.SileroVad. Its packages cannot be restored everywhere, hence the rule instead of the library.
/// </remarks>
internal sealed class SpokenSegments : PeerStream
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(150);

    private static readonly long Interval = AudioTime.SamplesIn(0.1),
        LeastTranscribed = AudioTime.SamplesIn(0.2),
        Padding = AudioTime.SamplesIn(0.125),
        Padded = AudioTime.SamplesIn(1.1),
        Unfinished = AudioTime.SamplesIn(0.01),
        Silence = AudioTime.SamplesIn(5);

    private readonly WhisperVadFactory factory;
    private readonly WhisperVadProcessor voice;
    private long lookedAt;
    private string text = "";

    /// <param name="model">Path of the speech model.</param>
    /// <param name="voiceModel">Path of the Silero model.</param>
    /// <param name="language">ISO 639 code of the language spoken.</param>
    public SpokenSegments(string model, string voiceModel, string language)
        : base(model, language)
    {
        factory = WhisperVadFactory.FromPath(voiceModel);
        voice = factory.CreateBuilder().WithThreshold(0.5f).WithMinSpeechDuration(Shortest).WithMinSilenceDuration(Shortest).Build();
    }

    public override TranscriptChange Step()
    {
        if (End - lookedAt < Interval)
            return Change("", text, decoded: false);
        lookedAt = End;
        var settled = "";
        var (ended, speaking) = (Start, -1L);
        foreach (var (from, until) in Segments())
        {
            if (until >= End - Unfinished)
            {
                speaking = from;
                continue;
            }
            settled += " " + TranscribeSegment(from, until);
            ended = until;
        }
        text = speaking < 0 ? "" : TranscribeSegment(speaking, End);
        if (ended > Start)
            DiscardUntil(ended);
        else if (speaking < 0 && End - Start > Silence)
            DiscardUntil(Start + Silence / 2);
        return Change(settled.Trim(), text, decoded: true);
    }

    public override TranscriptChange Finish()
    {
        var last = TranscribeSegment(Start, End);
        text = "";
        DiscardUntil(End);
        return Change(last, "", decoded: true);
    }

    public override void Dispose()
    {
        voice.Dispose();
        factory.Dispose();
        base.Dispose();
    }

    private List<(long From, long Until)> Segments() =>
        [
            .. from segment in voice.DetectSpeech(Between(Start, End))
            let span = (
                From: Start + AudioTime.SamplesIn(segment.Start.TotalSeconds),
                Until: Math.Min(End, Start + AudioTime.SamplesIn(segment.End.TotalSeconds))
            )
            where span.Until > span.From
            select span,
        ];

    private string TranscribeSegment(long from, long until)
    {
        if (until - from < LeastTranscribed)
            return "";
        var heard = Between(Math.Max(Start, from - Padding), Math.Min(End, until + Padding));
        var missing = Math.Max(0, (int)(Padded - heard.Length) / 2);
        return Transcribe([.. new float[missing], .. heard, .. new float[missing]]);
    }
}
