using System.Text.Json.Serialization;
using LiveCaptions.Captions;

namespace LiveCaptions.Operator;

/// <summary>A track as the operator sees it.</summary>
/// <param name="Track">The track's id.</param>
/// <param name="Paused">No words go out.</param>
/// <param name="AirDelay">Seconds that settled words wait before they go on air.</param>
/// <param name="Overlay">Whether the picture gets captions.</param>
/// <param name="Readers">Whether people's own devices get them.</param>
/// <param name="Words">The newest words that have gone out or wait, oldest first.</param>
/// <param name="Tentative">Words that may still change.</param>
/// <param name="Delays">Delays of the last five minutes.</param>
/// <param name="Speed">Words a minute over the last ten seconds.</param>
/// <param name="TooFast">The speed is above <c>Captions:MaxSpeed</c>.</param>
/// <param name="OffAir">All tracks are off air, whatever the others say.</param>
internal sealed record DeskView(
    string Track,
    bool Paused,
    double AirDelay,
    bool Overlay,
    bool Readers,
    IReadOnlyList<DeskWord> Words,
    string Tentative,
    IReadOnlyList<DelayPoint> Delays,
    int Speed,
    bool TooFast,
    bool OffAir
)
{
    /// <summary><see cref="AirDelay"/> under its former name, for one version.</summary>
    public double Hold => AirDelay;

    /// <summary>The voices that were told apart on it, by number. Written only if there are any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NumberedVoice>? Speakers { get; init; }

    /// <summary>Makes the view of a track.</summary>
    /// <param name="words">Words at most, the newest.</param>
    /// <param name="maxSpeed">Words a minute that people can read.</param>
    public static DeskView Of(TrackCaptions captions, int words, int maxSpeed)
    {
        var state = captions.Pipeline.State(words);
        return new(
            captions.Track,
            state.Paused,
            state.AirDelay.TotalSeconds,
            state.Overlay,
            state.Readers,
            [.. state.Words.Select(word => DeskWord.Of(word, state.Waiting.Contains(word.Word.Number)))],
            string.Join(' ', state.Tentative.Select(word => word.Text)),
            state.Delays,
            state.Speed,
            state.Speed > maxSpeed,
            captions.Pipeline.IsOffAir
        )
        {
            Speakers = captions.Pipeline.Voices() is { Count: > 0 } voices ? voices : null,
        };
    }
}

/// <summary>A word as the operator sees it.</summary>
/// <param name="Number">Names the word in a correction.</param>
/// <param name="Text">Its text now; empty if a person has left it out.</param>
/// <param name="Joined">No space stands before it.</param>
/// <param name="Heard">The recognised text, if a person has changed it; else null.</param>
/// <param name="Typed">A person has typed it.</param>
/// <param name="Held">It waits for the air delay and is not on air yet.</param>
internal sealed record DeskWord(long Number, string Text, bool Joined, string? Heard, bool Typed, bool Held)
{
    public static DeskWord Of(LoggedWord word, bool held) =>
        new(word.Word.Number, word.Text, word.Word.Joined, word.IsCorrected ? word.Word.Text : null, word.Typed, held);
}
