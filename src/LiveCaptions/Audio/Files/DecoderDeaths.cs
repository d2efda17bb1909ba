using System.Globalization;
using LiveCaptions.Health;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio.Files;

/// <summary>A signal ended the decoder: it crashed, or was killed.</summary>
internal sealed class DecoderDiedException(int signal)
    : Exception($"ffmpeg was ended by signal {signal}, so the sound ends here. See what ended it, and start again."),
        IUserFacingError
{
    private const int FirstSignalCode = 129,
        LastSignalCode = 159;

    /// <summary>The number of the signal.</summary>
    public int Signal => signal;

    /// <summary>The signal that an exit code stands for; null if the process ended by itself.</summary>
    public static int? SignalOf(int exitCode) =>
        exitCode is >= FirstSignalCode and <= LastSignalCode ? exitCode - FirstSignalCode + 1 : null;
}

/// <summary>Decides whether a decoder that died is started again at its position: three times, unless it gets on meanwhile.</summary>
/// <param name="path">The file that it reads.</param>
/// <remarks>Pure. Threading: one reader.</remarks>
internal sealed class DecoderDeaths(string path)
{
    private const int MaxRestarts = 3;
    private const int Abort = 6,
        Killed = 9;
    private static readonly long Progress = AudioTime.SamplesIn(10);
    private static readonly long SamePlace = AudioTime.SamplesIn(1);
    private AudioTime first,
        last;
    private int deaths;

    /// <summary>Notes that the decoder died.</summary>
    /// <param name="position">How far its sound had been read.</param>
    /// <returns>Whether it had read on since it last died, so that this is news.</returns>
    /// <exception cref="SourceException">It has died too often.</exception>
    public bool Note(int signal, AudioTime position)
    {
        if (deaths > 0 && position - last >= Progress)
            deaths = 0;
        if (deaths == 0)
            first = position;
        last = position;
        if (++deaths > MaxRestarts)
            throw new SourceException(Explain(signal));
        return deaths == 1;
    }

    private string Explain(int signal)
    {
        var at = TimeSpan.FromSeconds(Math.Floor(last.Seconds)).ToString("g", CultureInfo.InvariantCulture);
        var crashed = signal is >= 4 and <= 11 and not Killed and not 5 || signal == Abort;
        return crashed && last - first <= SamePlace
            ? $"ffmpeg crashed {deaths} times at {at} of {path} (signal {signal}), so captions end there. The file is damaged at that place; repair it, or convert it with another program."
            : $"ffmpeg was ended {deaths} times from outside while it read {path} (signal {signal}), so captions end at {at}. The file is not at fault: see what ends it, such as too little memory, and start again.";
    }
}
