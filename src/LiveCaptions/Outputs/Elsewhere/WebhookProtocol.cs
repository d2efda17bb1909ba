using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>Settled words as JSON, signed as the Standard Webhooks are, so that their libraries can check it.</summary>
internal sealed class WebhookProtocol(OutputSettings settings, WallTimes times) : IHttpProtocol
{
    private const string KeyPrefix = "whsec_";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly MediaTypeHeaderValue Type = MediaTypeHeaderValue.Parse("application/json");

    private readonly byte[]? key = settings.Secret is { } secret ? KeyOf(secret) : null;

    // Numbers of texts begin anew with each run, and two texts must not be taken for one.
    private readonly string run = Guid.NewGuid().ToString("N");
    private (long Number, byte[] Body) made;

    public string Host => settings.Host;

    public HttpRequestMessage Request(Outgoing text)
    {
        if (made.Number != text.Number)
            made = (text.Number, JsonSerializer.SerializeToUtf8Bytes(BodyOf(text), Json));
        var request = new HttpRequestMessage(HttpMethod.Post, settings.Address)
        {
            Content = new ByteArrayContent(made.Body) { Headers = { ContentType = Type } },
        };
        var at = times.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("webhook-id", IdOf(text));
        request.Headers.Add("webhook-timestamp", at);
        if (key is not null)
            request.Headers.Add("webhook-signature", $"v1,{Signature(key, IdOf(text), at, made.Body)}");
        return request;
    }

    public Task<Outcome?> JudgeAsync(HttpClient client, HttpResponseMessage answer, CancellationToken stop) =>
        Task.FromResult<Outcome?>(null);

    /// <summary>The signature of a body, as its receiver computes it, too.</summary>
    public static string Signature(byte[] key, string id, string at, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{at}."), .. body];
        return Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }

    /// <summary>The bytes of a key, which may be written in the form of the Standard Webhooks.</summary>
    public static byte[] KeyOf(string secret)
    {
        var bytes = new byte[secret.Length];
        return
            secret.StartsWith(KeyPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[KeyPrefix.Length..], bytes, out var length)
            ? bytes[..length]
            : Encoding.UTF8.GetBytes(secret);
    }

    private string IdOf(Outgoing text) => $"{run}-{text.Number}";

    private WebhookBody BodyOf(Outgoing text) =>
        new(
            "captions.settled",
            times.Now,
            IdOf(text),
            settings.Id,
            settings.Track,
            string.Join(' ', text.Lines),
            [
                .. text.Words.Select(word => new WebhookWord(
                    word.Word.Text,
                    word.Word.Joined,
                    times.Of(word.Start),
                    times.Of(word.End),
                    Math.Round(word.Word.Probability, 3)
                )),
            ]
        );
}

/// <summary>What a webhook is sent.</summary>
/// <param name="Timestamp">When it was made.</param>
/// <param name="Id">The same when it is sent again.</param>
/// <param name="Output">The output's name.</param>
/// <param name="Track">The track's id; null: the first track.</param>
internal sealed record WebhookBody(
    string Type,
    DateTimeOffset Timestamp,
    string Id,
    string Output,
    string? Track,
    string Text,
    IReadOnlyList<WebhookWord> Words
);

/// <summary>A word of a webhook.</summary>
/// <param name="Joined">No space stands before it.</param>
/// <param name="Start">When it was said.</param>
internal sealed record WebhookWord(string Text, bool Joined, DateTimeOffset Start, DateTimeOffset End, double Probability);
