using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>Messages of recognition on another machine as bytes. What comes in is checked: who sends it may be hostile.</summary>
internal static class RemoteJson
{
    /// <summary>The most bytes of a message: a vocabulary of 2,000 entries with room to spare.</summary>
    public const int MaxBytes = 512 * 1024;

    private const int MaxTerms = 4000,
        MaxWords = 1000,
        MaxText = 1000;

    /// <summary>A hundred years of sound: times beyond overflow what is reckoned with them.</summary>
    public static readonly long MaxSamples = AudioTime.SamplesIn(100.0 * 365 * 24 * 3600);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        MaxDepth = 12,
        RespectNullableAnnotations = true,
        Converters = { new SampleConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutVoiceprints } },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Reads a request.</summary>
    /// <returns>False where it is none that this program would write.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RemoteRequest? request) =>
        Read(bytes, out request)
        && IsCode(request.Language)
        && request.Candidates is null or { Count: <= 100 }
        && (request.Candidates ?? []).All(code => code is not null && IsCode(code))
        && request is { Step: >= 0.1 and <= 2, Span: >= 0.2 and <= 5 }
        && request.Terms is null or { Count: <= MaxTerms }
        && request.Refused is null or { Count: <= MaxTerms }
        && (request.Terms ?? []).All(IsShown)
        && (request.Refused ?? []).All(IsUse);

    /// <summary>Reads an answer.</summary>
    /// <inheritdoc cref="TryRead(ReadOnlySpan{byte}, out RemoteRequest?)"/>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RemoteAnswer? answer) =>
        Read(bytes, out answer) && answer.Change is { } change && IsFit(change);

    /// <summary>Reads a greeting, with texts that may be shown.</summary>
    /// <inheritdoc cref="TryRead(ReadOnlySpan{byte}, out RemoteRequest?)"/>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RemoteGreeting? greeting)
    {
        if (!Read(bytes, out greeting) || (greeting.Model ?? greeting.Refusal) is null)
            return false;
        greeting = new(Short(greeting.Model), Short(greeting.Refusal));
        return true;
    }

    private static bool Read<T>(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out T? value)
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

    private static bool IsFit(TranscriptChange change) =>
        change is { Settled: { Count: <= MaxWords } settled, Tentative: { Count: <= MaxWords } tentative }
        && settled.All(IsFit)
        && tentative.All(word => IsShown(word.Text))
        && IsCode(change.Language)
        && IsTime(change.UtteranceStart)
        && IsTime(change.SpeechEnd)
        && IsTime(change.Heard)
        && IsTime(change.Until)
        && change.Unheard is >= 0
        && change.Unheard <= MaxSamples;

    private static bool IsFit(SettledWord word) =>
        word is { Probability: >= 0 and <= 1, Number: 0, Speaker: 0 }
        && IsShown(word.Text)
        && IsTime(word.Start)
        && IsTime(word.End)
        && word.Start <= word.End
        && (word.Term is null || (IsUse(word.Term.Use) && word.Term.Heard is { Length: <= MaxText }));

    private static bool IsUse(TermUse? use) =>
        use is { Heard.Length: <= MaxText } && IsShown(use.Term) && VisibleText.Of(use.Heard) == use.Heard;

    private static bool IsCode(string? code) => code is null || (code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower));

    private static bool IsTime(AudioTime time) => time.Samples >= -MaxSamples && time.Samples <= MaxSamples;

    private static bool IsShown(string? text) => text is { Length: > 0 and <= MaxText } && VisibleText.Of(text) == text;

    /// <summary>Recordings alone have them, and voices are for the machine that asked.</summary>
    private static void WithoutVoiceprints(JsonTypeInfo info)
    {
        if (info.Type == typeof(TranscriptChange))
            foreach (var property in info.Properties.Where(property => property.PropertyType == typeof(IReadOnlyList<Voiceprint>)).ToList())
                info.Properties.Remove(property);
    }

    private static string? Short(string? text) => text is null ? null : VisibleText.Of(text[..Math.Min(text.Length, MaxText)]);

    /// <summary>Positions as numbers of samples.</summary>
    private sealed class SampleConverter : JsonConverter<AudioTime>
    {
        public override AudioTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, AudioTime value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Samples);
    }
}
