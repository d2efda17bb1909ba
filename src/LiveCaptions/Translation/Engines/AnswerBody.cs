using System.Text;
using System.Text.Json;

namespace LiveCaptions.Translation.Engines;

/// <summary>The body of an engine's answer: JSON in UTF-8, bounded in length and depth.</summary>
/// <param name="Json">What it says; undefined: it cannot be read.</param>
/// <param name="Fault">Why it cannot be read; null: it can.</param>
internal readonly record struct AnswerBody(JsonElement Json, EngineFault? Fault = null)
{
    /// <summary>The largest answer that is read. A caption's translation takes one or two kilobytes.</summary>
    public const int Limit = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    /// <exception cref="IOException">The answer breaks off.</exception>
    public static async Task<AnswerBody> ReadAsync(HttpContent content, CancellationToken stop)
    {
        if (content.Headers.ContentLength > Limit)
            return new(default, TooLarge);
        var bytes = new byte[Limit + 1];
        await using var stream = await content.ReadAsStreamAsync(stop);
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return length > Limit ? new(default, TooLarge) : Of(bytes.AsSpan(0, length));
    }

    /// <summary>Reads a whole body.</summary>
    public static AnswerBody Of(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(bytes).TrimStart('\ufeff').Trim();
            if (text.Length == 0)
                return new(default, new("sends an empty answer; its own log may say why"));
            if (text[0] == '<')
                return new(default, new("answers with a web page instead of a translation; check its address", Lasts: true));
            using var json = JsonDocument.Parse(text, Shallow);
            return new(json.RootElement.Clone());
        }
        catch (DecoderFallbackException)
        {
            return new(default, new("sends text that is not UTF-8; update it, or check its address"));
        }
        catch (JsonException)
        {
            return new(default, new("sends an answer that cannot be read; update it, or check its address"));
        }
    }

    private static EngineFault TooLarge { get; } =
        new("sends far more than a translation; the answer was not read. Check its address, or choose another model");
}
