using System.ComponentModel.DataAnnotations;
using LiveCaptions.Captions;
using LiveCaptions.Capture;

namespace LiveCaptions.Settings;

/// <summary>A track: a source of sound and the language spoken in it.</summary>
internal sealed record TrackSettings
{
    /// <summary>The default microphone if there is one, else the demo.</summary>
    public const string Auto = "auto";

    /// <summary>A sound device.</summary>
    public const string SoundDevice = "device";

    /// <summary>No sound: a person types the words.</summary>
    public const string Typed = "typed";

    /// <summary>The clip beside the program.</summary>
    public const string Demo = "demo";

    /// <summary>Standard input.</summary>
    public const string StandardInput = "stdin";

    /// <summary>No sound: the words of another track, translated.</summary>
    public const string Translated = "translated";

    /// <summary>The form of a track's id.</summary>
    public const string IdPattern = "^[a-z0-9-]{1,32}$";

    /// <summary>What a colour may be.</summary>
    public const string ColourPattern = "^(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6})?$";

    /// <summary>Reserved: stands for all tracks at once, and so cannot be an id.</summary>
    public const string All = CaptionTracks.AllTracks;

    /// <summary>The track's name in addresses; the key of its entry.</summary>
    [NotASetting]
    public string Id { get; init; } = "main";

    /// <summary>The track's name for people.</summary>
    [MayBeEmpty, OneLine]
    public string Label { get; init; } = "";

    /// <summary>The colour of the track's words and name unless the page sets one; empty: the page's own.</summary>
    [MayBeEmpty, RegularExpression(ColourPattern, ErrorMessage = "empty, or a colour such as \"#ffd800\"")]
    public string Colour { get; init; } = "";

    /// <summary>
    /// "auto", "device", "browser", "typed", "demo", "stdin", "pipe", the address of a stream, or a file: sound, video, or subtitles (.srt,
    /// .vtt).
    /// </summary>
    [SourceText]
    public string Source
    {
        get => IsTranslated ? Translated : source;
        init => source = value;
    }
    private readonly string source = Auto;

    /// <summary>
    /// The sound device: an id, a name or a part of one, "loopback" for what the computer plays, "program:Game.exe" for what one program
    /// plays; empty: the default microphone.
    /// </summary>
    [MayBeEmpty, OneLine]
    public string Device { get; init; } = "";

    /// <summary>The channel to caption, from 1, of a device, file, stream or pipe. Null: all channels that carry sound.</summary>
    [Range(1, 64)]
    public int? Channel { get; init; }

    /// <summary>
    /// The audio track of a file to caption, from 1. Null: the one that players play, or another if only that is spoken on.
    /// </summary>
    [Range(1, 64)]
    public int? AudioTrack { get; init; }

    /// <summary>Switch devices when the system makes another one the default.</summary>
    public bool Follow { get; init; } = true;

    /// <summary>The shell command of the source "pipe", which writes a sound file of any format, or raw 16 kHz mono samples.</summary>
    [MayBeEmpty, SeveralLines]
    public string Command { get; init; } = "";

    /// <summary>Start again at the end. Null: the demo does, files do not.</summary>
    public bool? Loop { get; init; }

    /// <summary>Times of a subtitle file that begin at one hour or later are a tape's time code, and start at once.</summary>
    public bool SkipTimeCode { get; init; } = true;

    /// <summary>The format of raw samples on standard input or from the command; sound files tell theirs.</summary>
    [AllowedValues("s16le", "f32le")]
    public string Format { get; init; } = "s16le";

    /// <summary>"auto", an ISO 639 code, or several codes with commas, among which the language is detected.</summary>
    [RegularExpression(
        "^(auto|[a-z]{2,3}(,[a-z]{2,3})*)$",
        ErrorMessage = "\"auto\", a language code such as \"en\", or several such as \"en,de\""
    )]
    public string Language { get; init; } = "auto";

    /// <summary>Translate into English. A second track with the same source gives both languages.</summary>
    public bool Translate { get; init; }

    /// <summary>The id of the track whose words this one translates, in place of a source of sound; empty: none.</summary>
    [MayBeEmpty, RegularExpression("^([a-z0-9-]{1,32})?$", ErrorMessage = "empty, or a track's id such as \"main\"")]
    public string TranslationOf { get; init; } = "";

    /// <summary>
    /// The engine that translates: a name under Translators, or "apertium", "libretranslate" or "openai" at its usual address.
    /// </summary>
    [MayBeEmpty, RegularExpression("^([a-z0-9-]{1,32})?$", ErrorMessage = "empty, or an engine's name such as \"apertium\"")]
    public string Engine { get; init; } = "";

    /// <summary>Decibels relative to full scale: softer sound, such as the neighbour's voice, counts as silence. -100: off.</summary>
    [Range(-100.0, 0.0), FormerName("Gate")]
    public double SilenceBelow { get; init; } = -100;

    /// <summary>Whether voices on this track's microphone are told apart.</summary>
    public SpeakerSettings Speakers { get; init; } = new();

    /// <summary>The name that viewers read.</summary>
    public string Name => Label.Length > 0 ? Label : Id;

    /// <summary>Options for opening the device.</summary>
    public CaptureOptions Capture =>
        new()
        {
            Device = Device,
            Channel = Channel,
            Follow = Follow,
        };

    /// <summary>Whether the source is a file of subtitles.</summary>
    public bool IsSubtitled => IsSubtitleFile(Source);

    /// <summary>Whether the words come as text, so that nothing needs to be recognised.</summary>
    public bool IsWritten => Source == Typed || IsSubtitled || IsTranslated;

    /// <summary>Whether the words are those of another track, translated.</summary>
    public bool IsTranslated => TranslationOf.Length > 0;

    /// <summary>Whether a source is named although another track's words are translated.</summary>
    public bool HasTwoSources => IsTranslated && source is not (Auto or Translated);

    /// <summary>Whether the sound starts again at its end.</summary>
    public bool Loops => Loop ?? Source == Demo;

    /// <summary>Whether a source is a subtitle file, by its extension; what an address ends with says nothing.</summary>
    public static bool IsSubtitleFile(string source) =>
        !SourceText.IsAddress(source)
        && (source.EndsWith(".srt", StringComparison.OrdinalIgnoreCase) || source.EndsWith(".vtt", StringComparison.OrdinalIgnoreCase));
}
