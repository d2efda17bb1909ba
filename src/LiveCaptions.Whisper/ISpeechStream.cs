using System.Diagnostics.CodeAnalysis;

namespace LiveCaptions.Whisper;

/// <summary>One live source of sound being recognised: write sound, step, read what changed.</summary>
/// <remarks>
/// <para>Sound is 16 kHz, mono, 32-bit float, full scale ±1. Positions and lengths are samples of it.</para>
/// <para>Threading: one thread at a time; it need not always be the same one.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of speech, as the field calls it.")]
public interface ISpeechStream : IDisposable
{
    /// <summary>True if another step would find work although no new sound has been written.</summary>
    bool IsBehind { get; }

    /// <summary>Samples written that no step has looked at yet; fewer than 512 while the stream keeps up.</summary>
    long Backlog { get; }

    /// <summary>How much computing a step may cost; it may be changed between any two steps.</summary>
    Effort Effort { get; set; }

    /// <summary>What is likely to be said, such as names; it may be changed between any two steps.</summary>
    ListedTerms Terms { get; set; }

    /// <summary>Counts over the stream's life so far.</summary>
    StreamStatistics Statistics { get; }

    /// <summary>Appends sound; it is recognised by the steps that follow.</summary>
    /// <param name="samples">Any number of samples, none included. Sound beyond full scale is taken as it is.</param>
    /// <exception cref="InvalidSamplesException">A sample is not a number, or far beyond full scale; nothing was appended.</exception>
    void Write(ReadOnlySpan<float> samples);

    /// <summary>Recognises new sound, with at most one decode.</summary>
    /// <returns>The words that this step settled, and all words that are tentative after it.</returns>
    /// <exception cref="NativeLibraryException">The step failed; the next one starts over and may succeed.</exception>
    [SuppressMessage("Naming", "CA1716", Justification = "A keyword of Visual Basic only, where it can be written [Step].")]
    TranscriptChange Step();

    /// <summary>Marks a gap in the sound: settles what was being said and continues behind the gap, so that times stay right.</summary>
    /// <param name="samples">How many samples were lost.</param>
    /// <returns>The words settled before the gap.</returns>
    /// <exception cref="NativeLibraryException">A decode failed.</exception>
    TranscriptChange Skip(long samples);

    /// <summary>Ends the current utterance and settles all of it; call it when the sound is over.</summary>
    /// <returns>The last words.</returns>
    /// <exception cref="NativeLibraryException">A decode failed.</exception>
    TranscriptChange Finish();
}
