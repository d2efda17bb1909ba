using System.Text.Json;
using LiveCaptions.Http;

namespace LiveCaptions.Translation.Engines;

/// <summary>An engine that is asked over HTTP. Redirects are not followed: a key is for its own host alone.</summary>
/// <param name="place">The address of its interface.</param>
/// <param name="protocol">How it is asked, and what its answers mean.</param>
internal sealed class HttpTranslator(Uri place, IEngineProtocol protocol) : ITranslator
{
    // Servers close a connection that was idle for two seconds or more, and a request that goes into it meanwhile is lost with its unit.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    // An answer that is too large is left where it is.
    private readonly HttpClient client = PeerClient.Open(drained: 0, Idle);

    public string Description { get; } = $"{protocol.Engine} at {place.Authority}";

    public async Task<string> TranslateAsync(TranslationRequest request, CancellationToken stop)
    {
        var names = ProtectedNames.In(request.Text, request.Names);
        if (names.AreAll)
            return request.Text;
        if (names.Any)
        {
            var answer = await AskAsync(request with { Text = names.Text, Names = [] }, stop);
            if (answer.Text is { } text && names.PutBack(text) is { } whole)
                return whole;
        }
        var plain = await AskAsync(request with { Names = names.Found }, stop);
        return plain.Text
            ?? throw Told(
                new($"{plain.Fault}; that text stays untranslated. If this happens often, choose another engine or model", OfText: true)
            );
    }

    public async Task<string?> FaultAsync(string? from, string to, CancellationToken stop)
    {
        try
        {
            var answer = await SendAsync(protocol.Question, stop);
            return protocol.Lack(answer, from, to) is { } lack ? Told(lack).Message : null;
        }
        catch (TranslationException e)
        {
            return e.Message;
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<TranslationAnswer> AskAsync(TranslationRequest request, CancellationToken stop)
    {
        try
        {
            var answer = await SendAsync(() => protocol.Request(request), stop);
            var text = protocol.Translation(answer, request.Text) ?? throw Told(EngineFault.OtherShape);
            return TranslationAnswer.Of(text, request, protocol.Instructions(request));
        }
        catch (EngineFaultException e)
        {
            throw Told(e.Fault);
        }
    }

    private async Task<JsonElement> SendAsync(Func<HttpRequestMessage> asked, CancellationToken stop)
    {
        try
        {
            using var request = asked();
            // Some close it after each answer without saying so; without a handshake, another one costs nothing.
            request.Headers.ConnectionClose = place.Scheme == Uri.UriSchemeHttp;
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (!answer.IsSuccessStatusCode)
                throw await RefusedAsync(answer, stop);
            var body = await AnswerBody.ReadAsync(answer.Content, stop);
            return body.Fault is { } fault ? throw Told(fault) : body.Json;
        }
        catch (EngineFaultException e)
        {
            throw Told(e.Fault);
        }
        catch (HttpRequestException e)
        {
            throw Told(HttpFaults.Of(e));
        }
        catch (IOException)
        {
            throw Told(HttpFaults.BrokenOff);
        }
    }

    private async Task<TranslationException> RefusedAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        // A redirect's page and a proxy's are of no interest, and neither is an error that breaks off.
        var body = default(JsonElement);
        try
        {
            body = (await AnswerBody.ReadAsync(answer.Content, stop)).Json;
        }
        catch (IOException) { }
        var status = (int)answer.StatusCode;
        return Told(protocol.Refusal(status, body) ?? HttpFaults.Of(status), HttpFaults.RetryAfter(answer));
    }

    private TranslationException Told(EngineFault fault, TimeSpan? retryAfter = null) =>
        new($"{Description} {fault.Words}.", fault.Lasts, retryAfter, fault.OfText);
}
