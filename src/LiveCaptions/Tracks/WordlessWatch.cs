using System.Globalization;
using LiveCaptions.Recognition;

namespace LiveCaptions.Tracks;

/// <summary>Says that a track gives no words although its sound could carry them, and logs each episode once.</summary>
/// <remarks>Threading: updated in the track's turns; anybody may read it.</remarks>
internal sealed partial class WordlessWatch(string track, WordlessSound sound, TimeProvider clock, ILogger logger)
{
    /// <summary>Music comes and goes: sound without voice activity is logged once in this time.</summary>
    private static readonly TimeSpan LoudEpisode = TimeSpan.FromMinutes(10);

    private long? loudLogged;
    private Wordless logged;

    /// <summary>What is known of sound without words now.</summary>
    public Wordless State => sound.State;

    /// <summary>What is wrong and what to do; null while words come, or nothing that could be words.</summary>
    public string? Message
    {
        get
        {
            var seconds = Math.Floor(sound.SinceWord.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return State switch
            {
                Wordless.Speech =>
                    $"Somebody speaks, but no word has been recognised for {seconds} s, so there are no captions. Check the language of the track; a larger model may understand more.",
                Wordless.Loud =>
                    $"The sound has been as loud as speech for {seconds} s without a word, so there are no captions. Music and noise are not captioned; if somebody speaks, check the input, its channel and the language.",
                _ => null,
            };
        }
    }

    /// <summary>What a source that is over has left unsaid; null: it had words.</summary>
    /// <param name="samples">The length of all its sound.</param>
    public string? MessageAtEnd(string source, long samples) =>
        sound.HasWords ? null
        : samples == 0 ? $"{source} is over and gave no sound, so there was nothing to caption. Check what it plays."
        : sound.Loudest < SpeechLevel.Threshold
            ? $"{source} is over; it was silent or very quiet, so there was nothing to caption. Is it the right source and channel?"
        : $"{source} is over, and no word was recognised in it. If somebody speaks in it, check its channel, its audio track and the language.";

    /// <summary>Logs the beginning and the end of an episode.</summary>
    public void Update()
    {
        var now = State;
        if (now == logged)
            return;
        if (now is Wordless.No)
            Log.Words(logger, track);
        else if (now > logged && (now != Wordless.Loud || loudLogged is not { } at || clock.GetElapsedTime(at) >= LoudEpisode))
        {
            Log.NoWords(logger, track, Message ?? "");
            loudLogged = now == Wordless.Loud ? clock.GetTimestamp() : loudLogged;
        }
        logged = now;
    }

    private static partial class Log
    {
        [LoggerMessage(5, LogLevel.Warning, "Track {Track}: {Reason}")]
        public static partial void NoWords(ILogger logger, string track, string reason);

        [LoggerMessage(6, LogLevel.Information, "Track {Track}: words come again, or it is quiet")]
        public static partial void Words(ILogger logger, string track);
    }
}
