using System.Net.Http.Headers;
using System.Text;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>Requests by the templates of the settings: the address may have places for captions, too.</summary>
internal sealed class TemplateProtocol(OutputSettings settings) : IHttpProtocol
{
    private readonly TextTemplate address = new(settings.Address, "url", literal: true);
    private readonly TextTemplate body = new(settings.Template ?? "{lines}", settings.Escape);
    private readonly HttpMethod method = new(settings.Method);
    private readonly MediaTypeHeaderValue type = MediaTypeHeaderValue.Parse(settings.ContentType);

    public string Host => settings.Host;

    public HttpRequestMessage Request(Outgoing text)
    {
        var request = new HttpRequestMessage(method, address.Fill(text.Lines));
        if (method != HttpMethod.Get)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.Fill(text.Lines))) { Headers = { ContentType = type } };
        return request;
    }

    public Task<Outcome?> JudgeAsync(HttpClient client, HttpResponseMessage answer, CancellationToken stop) =>
        Task.FromResult<Outcome?>(null);
}
