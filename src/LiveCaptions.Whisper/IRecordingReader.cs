namespace LiveCaptions.Whisper;

/// <summary>Reads sections of recordings.</summary>
/// <remarks>
/// What is read depends on the section and its context, not on the reader: several readers of one model can share a recording. Threading:
/// one thread at a time; several readers may run side by side.
/// </remarks>
public interface IRecordingReader : IDisposable
{
    /// <summary>Threads that it may use from now on; how many there are changes no word.</summary>
    int Threads { set; }

    /// <summary>Reads what is said in a section.</summary>
    /// <param name="section">From <see cref="IRecordingCutter"/>.</param>
    /// <param name="context">The language so far, which learns of this section; null: nothing is known.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="NativeLibraryException">The engine failed.</exception>
    SectionText Read(SpeechSection section, RecordingContext? context = null, CancellationToken cancellationToken = default);
}
