using System.Text.Json.Serialization;

namespace LiveCaptions.Captions;

/// <summary>Everything that a viewer sees of one track at one moment: whole, never a change. This is what goes over the wire.</summary>
/// <param name="Track">The track's id.</param>
/// <param name="Label">The track's name for people.</param>
/// <param name="Sequence">Rises with every publication of the track; numbers may be missing.</param>
/// <param name="Time">Stream seconds when it was published.</param>
/// <param name="At">The same moment, milliseconds since 1970 by the server's clock.</param>
/// <param name="Delay">Seconds from the newest sound behind these words to its publication.</param>
/// <param name="Speaking">Somebody speaks: do not clear the screen.</param>
/// <param name="Language">ISO 639 code for the page's <c>lang</c>, null while unknown.</param>
/// <param name="Lines">Oldest first, at most as many as the viewer asked for; empty: nothing is on screen. In mode "block" the last three
/// blocks: a line's id divided by ten is its block.</param>
/// <param name="Colour">Colour of the track's words, as "#ffd800"; null for the page's own, and where several tracks are shown.</param>
/// <param name="OffAir">All captions were taken off air: nothing may stay on screen, not even to fade. Written only if true.</param>
/// <param name="Epoch">Of a frame from another machine: rises whenever another machine makes the captions; <paramref name="Sequence"/> then
/// rises within an epoch. Written only if it is not 0.</param>
internal sealed record CaptionFrame(
    string Track,
    string Label,
    long Sequence,
    double Time,
    long At,
    double Delay,
    bool Speaking,
    string? Language,
    IReadOnlyList<CaptionLine> Lines,
    string? Colour = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OffAir = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Epoch = 0
);

/// <summary>One line on screen: settled text, then text that may still change.</summary>
/// <param name="Id">Stays with the line as it moves up.</param>
/// <param name="Speaker">The speaker where several tracks are shown or voices are told apart; else null.</param>
internal readonly record struct CaptionLine(long Id, string Settled, string Tentative, LineSpeaker? Speaker = null);

/// <summary>The speaker of a line, where several tracks are shown or voices are told apart.</summary>
/// <param name="Track">The track's id.</param>
/// <param name="Label">The track's name for people.</param>
/// <param name="Colour">Colour of the track's words; null for the page's own.</param>
/// <param name="Begins">The line above belongs to another track or speaker, so a label belongs here.</param>
internal sealed record LineSpeaker(string Track, string Label, string? Colour, bool Begins)
{
    /// <summary>The number of the voice, from 1, where voices on one microphone are told apart. Written only then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Number { get; init; }
}
