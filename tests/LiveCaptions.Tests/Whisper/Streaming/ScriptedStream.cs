using LiveCaptions.Tests.Whisper.Voice;
using LiveCaptions.Whisper;
using LiveCaptions.Whisper.Streaming;

namespace LiveCaptions.Tests.Whisper.Streaming;

/// <summary>A streaming recogniser over a scripted model and voice, and everything that it reported.</summary>
internal sealed class ScriptedStream
{
    public ScriptedStream(string? language = null) =>
        Recogniser = new(Model, Voice, SpokenTokens.Vocabulary, new StreamSettings(), language);

    public ScriptedTranscriber Model { get; } = new();
    public ScriptedVoice Voice { get; } = new();
    public StreamingRecogniser Recogniser { get; }

    /// <summary>All words settled so far.</summary>
    public List<SettledWord> Settled { get; } = [];

    public IEnumerable<string> SettledTexts => Settled.Select(word => word.Text);

    /// <summary>The newest change.</summary>
    public TranscriptChange Last { get; private set; } = new();

    /// <summary>Languages reported so far.</summary>
    public HashSet<string?> Languages { get; } = [];

    /// <summary>Words are said from now on, one every 0.3 s.</summary>
    public void Say(params string[] words) => Model.Speech.AddRange(words.Select((word, i) => (word, Last.Heard.Seconds + 0.3 * (i + 1))));

    /// <summary>Writes sound in blocks of 20 ms and steps after each.</summary>
    /// <returns>True if a tentative word was shown meanwhile.</returns>
    public bool Feed(double seconds, bool speech)
    {
        var shown = false;
        for (var left = AudioTime.SamplesIn(seconds); left > 0; left -= 320)
        {
            Recogniser.Write(Sound((int)Math.Min(320, left), speech));
            Take(Recogniser.Step());
            shown |= Last.Tentative.Count > 0;
        }
        return shown;
    }

    /// <summary>Notes a change.</summary>
    public void Take(TranscriptChange change)
    {
        Last = change;
        Settled.AddRange(change.Settled);
        Languages.Add(change.Language);
    }

    public static float[] Sound(int samples, bool speech)
    {
        var sound = new float[samples];
        if (speech)
            Array.Fill(sound, 0.1f);
        return sound;
    }
}
