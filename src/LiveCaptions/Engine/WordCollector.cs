using System.Text;
using LiveCaptions.Recognition;
using LiveCaptions.Whisper;

namespace LiveCaptions.Engine;

/// <summary>Keeps what a recogniser settles.</summary>
internal sealed class WordCollector(ISpeechStream inner) : WrappedRecogniser(inner)
{
    private readonly StringBuilder text = new();

    /// <summary>All that was settled.</summary>
    public string Text => text.ToString();

    protected override TranscriptChange Ask(Func<ISpeechStream, TranscriptChange> ask)
    {
        var change = base.Ask(ask);
        foreach (var word in change.Settled)
            text.Append(word.Joined || text.Length == 0 ? "" : " ").Append(word.Text);
        return change;
    }
}
