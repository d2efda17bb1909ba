using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Relay;

/// <summary>Frames and events as bytes. Whatever comes from the store is checked: another program may write there, too.</summary>
internal static partial class RelayJson
{
    /// <summary>A longer message is none of ours: the largest that is written has a few hundred words.</summary>
    public const int MaxBytes = 512 * 1024;

    private const int MaxWords = 2048,
        MaxMessage = 500;

    /// <summary>A hundred years of sound: times beyond overflow what is reckoned with them.</summary>
    private static readonly long MaxSamples = AudioTime.SamplesIn(100.0 * 365 * 24 * 3600);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        MaxDepth = 16,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Reads a frame.</summary>
    /// <returns>False where it is not one that this program would write.</returns>
    public static bool TryReadFrame(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RelayFrame? frame)
    {
        if (!TryRead(bytes, out frame))
            return false;
        if (
            frame is { Node: not null, Before: not null, Events: not null, Label: not null, Track: not null }
            && frame.Events.All(one => one is { Id: not null, Event: not null } && IsFit(one.Event))
            && (frame.Now is null || IsFit(frame.Now))
            && IsTime(frame.Time)
        )
        {
            frame = frame with
            {
                Label = VisibleText.Short(frame.Label),
                Colour = IsColour(frame.Colour) ? frame.Colour : null,
                Report = frame.Report is { } report ? Shown(report) : null,
            };
            return true;
        }
        frame = null;
        return false;
    }

    /// <summary>The report with texts that may be shown; who shows it puts its own names into it.</summary>
    private static TrackReport Shown(TrackReport report) =>
        report with
        {
            Message = report.Message is { } message ? VisibleText.Of(message[..Math.Min(message.Length, MaxMessage)]) : null,
            Language = IsLanguage(report.Language) ? report.Language : null,
            Effort = report.Effort is "reduced" or "low" or "least" ? report.Effort : "full",
        };

    /// <summary>Reads an event.</summary>
    /// <inheritdoc cref="TryReadFrame"/>
    public static bool TryReadEvent(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RelayedEvent? read)
    {
        if (TryRead(bytes, out read) && IsFit(read))
            return true;
        read = null;
        return false;
    }

    /// <summary>Reads anything that this program writes; the caller checks what stands in it.</summary>
    public static bool TryRead<T>(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out T? value)
        where T : class
    {
        value = null;
        if (bytes.Length > MaxBytes)
            return false;
        try
        {
            value = JsonSerializer.Deserialize<T>(bytes, Options);
        }
        catch (JsonException)
        {
            return false;
        }
        return value is not null;
    }

    private static bool IsFit(RelayedEvent read) =>
        (read.Kind != RelayedKind.Words || read.Overlay is not null)
        && Enum.IsDefined(read.Kind)
        && IsFit(read.Overlay)
        && IsFit(read.Readers)
        && IsFit(read.Subtitles);

    private static bool IsFit(RelayedText? text) =>
        text is null
        || (
            IsTime(text.Time)
            && text.At is >= 0 and < 253_402_300_799_999
            && double.IsFinite(text.Delay)
            && IsLanguage(text.Language)
            && Counts(text)
            && (text.Settled ?? []).All(word => word is not null && IsShown(word.Text) && IsTime(word.Start) && IsTime(word.End))
            && (text.Tentative ?? []).All(word => word is not null && IsShown(word.Text))
            && (text.Corrections ?? []).All(one => one is not null && (one.Text.Length == 0 || IsShown(one.Text)))
        );

    /// <summary>Whether a text can be a language's code; none is one, too.</summary>
    public static bool IsLanguage(string? code) => code is null || (code.Length <= 35 && Code().IsMatch(code));

    private static bool Counts(RelayedText text) =>
        text.Settled is not { Count: > MaxWords }
        && text.Tentative is not { Count: > MaxWords }
        && text.Corrections is not { Count: > MaxWords };

    private static bool IsTime(long samples) => samples >= -MaxSamples && samples <= MaxSamples;

    private static bool IsShown(string? text) => text is { Length: > 0 and <= 4096 } && VisibleText.Of(text) == text;

    private static bool IsColour(string? colour) => colour is { Length: > 0 } && Colour().Match(colour).Length == colour.Length;

    [GeneratedRegex(TrackSettings.ColourPattern)]
    private static partial Regex Colour();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*\\z")]
    private static partial Regex Code();
}
