using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Recordings;
using LiveCaptions.Whisper.Speakers;

namespace LiveCaptions.Whisper;

/// <summary>Reads sections of recordings, opened by <see cref="SpeechModel.OpenReader"/>; it may outlive its model.</summary>
public sealed class RecordingReader : IRecordingReader
{
    private readonly SectionReader reader;
    private readonly IOwnedDecoder owned;
    private readonly VoicePrinter? printer;

    internal RecordingReader(IOwnedDecoder decoder, ModelLayout layout, Vocabulary vocabulary, RecordingSettings settings) =>
        (reader, owned, printer) = (new(decoder, layout, vocabulary, settings), decoder, settings.Speakers?.OpenPrinter());

    /// <inheritdoc/>
    public int Threads
    {
        set => owned.Threads = value;
    }

    /// <inheritdoc/>
    public SectionText Read(SpeechSection section, RecordingContext? context = null, CancellationToken cancellationToken = default)
    {
        var text = reader.Read(section, context ?? new(), cancellationToken);
        return printer is null || text.Words.Count == 0 ? text : text with { Voiceprints = printer.Print(section) };
    }

    /// <inheritdoc/>
    public void Dispose() => owned.Dispose();
}
