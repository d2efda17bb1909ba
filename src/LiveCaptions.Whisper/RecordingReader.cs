using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;
using LiveCaptions.Whisper.Recordings;

namespace LiveCaptions.Whisper;

/// <summary>Reads sections of recordings, opened by <see cref="SpeechModel.OpenReader"/>; it may outlive its model.</summary>
public sealed class RecordingReader : IRecordingReader
{
    private readonly SectionReader reader;
    private readonly IOwnedDecoder owned;

    internal RecordingReader(IOwnedDecoder decoder, ModelLayout layout, Vocabulary vocabulary, RecordingSettings settings) =>
        (reader, owned) = (new(decoder, layout, vocabulary, settings), decoder);

    /// <inheritdoc/>
    public int Threads
    {
        set => owned.Threads = value;
    }

    /// <inheritdoc/>
    public SectionText Read(SpeechSection section, RecordingContext? context = null, CancellationToken cancellationToken = default) =>
        reader.Read(section, context ?? new(), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => owned.Dispose();
}
