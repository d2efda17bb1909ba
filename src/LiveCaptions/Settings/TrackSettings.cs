using System.ComponentModel.DataAnnotations;
using LiveCaptions.Captions;
using LiveCaptions.Capture;

namespace LiveCaptions.Settings;

/// <summary>One track: a source of sound and the language spoken in it.</summary>
internal sealed record TrackSettings
{
    /// <summary>The default microphone if there is one, else the demo.</summary>
    public const string Auto = "auto";

    /// <summary>The source that listens to a sound device.</summary>
    public const string SoundDevice = "device";

    /// <summary>The source that runs a command and reads raw samples from it.</summary>
    public const string Pipe = "pipe";

    /// <summary>The source that listens to the page <c>/speak</c>.</summary>
    public const string Browser = "browser";

    /// <summary>The source of a track whose words a person types.</summary>
    public const string Typed = "typed";

    /// <summary>The source that plays the clip beside the program.</summary>
    public const string Demo = "demo";

    /// <summary>The source that reads raw samples from standard input.</summary>
    public const string StandardInput = "stdin";

    /// <summary>What a track's id may be made of.</summary>
    public const string IdPattern = "^[a-z0-9-]{1,32}$";

    /// <summary>In place of a track's id: all tracks at once.</summary>
    public const string All = CaptionTracks.AllTracks;

    /// <summary>The name of the track in addresses; the key of its entry.</summary>
    [NotASetting]
    public string Id { get; init; } = "main";

    /// <summary>The track's name for people.</summary>
    [MayBeEmpty]
    public string Label { get; init; } = "";

    /// <summary>The colour of its words and of its name, where the page does not set one; empty: the page's own.</summary>
    [MayBeEmpty, RegularExpression("^(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6})?$", ErrorMessage = "empty, or a colour such as \"#ffd800\"")]
    public string Colour { get; init; } = "";

    /// <summary>"auto", "device", "browser", "typed", "demo", "stdin", "pipe", the address of a stream, or a file: sound, video, or subtitles (.srt, .vtt).</summary>
    public string Source { get; init; } = Auto;

    /// <summary>The sound device: an id, a name or a part of one, "loopback" for what the computer plays; empty: the default microphone.</summary>
    [MayBeEmpty]
    public string Device { get; init; } = "";

    /// <summary>The device's channel that is heard, from 1. Null: all that carry sound.</summary>
    [Range(1, 64)]
    public int? Channel { get; init; }

    /// <summary>Whether the default is followed when the system makes another device the default.</summary>
    public bool Follow { get; init; } = true;

    /// <summary>The command of the source "pipe", for the shell: it writes raw 16 kHz mono samples.</summary>
    [MayBeEmpty]
    public string Command { get; init; } = "";

    /// <summary>Begin again at the end. Null: the demo does, files do not.</summary>
    public bool? Loop { get; init; }

    /// <summary>How samples are written on standard input, or by the command.</summary>
    [AllowedValues("s16le", "f32le")]
    public string Format { get; init; } = "s16le";

    /// <summary>"auto", an ISO 639 code, or several with commas: it is detected which of them is spoken.</summary>
    [RegularExpression(
        "^(auto|[a-z]{2,3}(,[a-z]{2,3})*)$",
        ErrorMessage = "\"auto\", a language code such as \"en\", or several such as \"en,de\""
    )]
    public string Language { get; init; } = "auto";

    /// <summary>English is written, whatever is spoken. A second track of the same source gives both.</summary>
    public bool Translate { get; init; }

    /// <summary>Decibels below full scale; softer sound is taken as silence, as from the neighbour's microphone. -100: nothing is.</summary>
    [Range(-100.0, 0.0)]
    public double Gate { get; init; } = -100;

    /// <summary>The name that viewers read.</summary>
    public string Name => Label.Length > 0 ? Label : Id;

    /// <summary>How the device is heard.</summary>
    public CaptureOptions Capture =>
        new()
        {
            Device = Device,
            Channel = Channel,
            Follow = Follow,
        };

    /// <summary>Its source is a file of subtitles.</summary>
    public bool IsSubtitled =>
        Source.EndsWith(".srt", StringComparison.OrdinalIgnoreCase) || Source.EndsWith(".vtt", StringComparison.OrdinalIgnoreCase);

    /// <summary>Its words are written, so that nothing needs to be recognised.</summary>
    public bool IsWritten => Source == Typed || IsSubtitled;

    /// <summary>Whether the sound begins again at its end.</summary>
    public bool Loops => Loop ?? Source == Demo;
}

/// <summary>A property that is not set by its own key.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotASettingAttribute : Attribute;

/// <summary>A text that may be left empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MayBeEmptyAttribute : Attribute;
