namespace LiveCaptions.Whisper.Speakers;

/// <summary>Prints the voices of a section.</summary>
/// <remarks>Threading: one thread at a time; several may share the weights.</remarks>
internal sealed class VoicePrinter(SpeakerWeights weights)
{
    private readonly VoiceNetwork network = new(weights);

    /// <summary>The voiceprints of all windows in which somebody speaks, in order.</summary>
    public IReadOnlyList<Voiceprint> Print(SpeechSection section)
    {
        var first = section.Start.Samples;
        List<(long Start, long End)> windows =
        [
            .. section.Utterances.SelectMany(utterance =>
                VoiceWindows.In(Math.Max(utterance.Start, first), Math.Min(utterance.End, section.End.Samples))
            ),
        ];
        var prints = network.Print(section.Sound, [.. windows.Select(w => (int)(w.Start - first)..(int)(w.End - first))]);
        return [.. windows.Zip(prints, (window, print) => new Voiceprint(new(window.Start), new(window.End), print))];
    }
}
