using System.Net;
using System.Net.Http.Json;
using System.Text;
using LiveCaptions.Captions.Rules;
using LiveCaptions.Proposals;
using LiveCaptions.Tests.Captions;
using LiveCaptions.Tests.Http;
using LiveCaptions.Tests.Viewers;

namespace LiveCaptions.Tests.Proposals;

public sealed class VocabularyEndpointsTests
{
    private static async Task<(HttpStatusCode Status, string Text)> ProposeAsync(RunningService service, byte[] document)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/vocabulary/proposals", UriKind.Relative));
        request.Content = new ByteArrayContent(document);
        // One that is too long is refused before it is sent.
        request.Headers.ExpectContinue = true;
        using var answer = await service.Client.SendAsync(request, Test.Stop);
        return (answer.StatusCode, await answer.TextAsync());
    }

    [Fact]
    public async Task Names_of_a_document_are_proposed_unless_the_vocabulary_has_them()
    {
        await using var service = await RunningService.StartAsync();
        var book = service.Part<RuleBook>();
        book.Change(new([], [], vocabulary: ["WebRTC"]), new Dictionary<TextOutput, Treatment>());

        Assert.Equal(
            (HttpStatusCode.OK, """{"terms":[{"term":"Anna Kowalczyk","count":1,"likely":true}]}"""),
            await ProposeAsync(service, Encoding.UTF8.GetBytes("WebRTC with Anna Kowalczyk"))
        );
    }

    [Fact]
    public async Task A_document_of_megabytes_is_read_and_one_that_is_too_long_is_refused()
    {
        await using var service = await RunningService.StartAsync();
        var document = new byte[3 << 20];
        Array.Fill(document, (byte)' ');
        "with Anna Kowalczyk"u8.CopyTo(document);

        Assert.Equal(HttpStatusCode.OK, (await ProposeAsync(service, document)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ProposeAsync(service, "%PDF"u8.ToArray())).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await ProposeAsync(service, new byte[DocumentText.MaxBytes + 1])).Status);
    }

    [Fact]
    public async Task A_word_that_is_corrected_twice_on_air_is_offered()
    {
        await using var service = await RunningService.StartAsync();
        service.Captions("main").Publish(Talk.Said(1, "Cuba netis and Cube netis"));
        var numbers = service.Captions("main").Pipeline.State(10).Words.Select(word => word.Word.Number).ToList();

        foreach (var number in new[] { numbers[0], numbers[3] })
        {
            Assert.Equal("""{"corrected":[]}""", await OffersAsync(service));
            using var corrected = await service.Client.PutAsJsonAsync(
                new Uri($"/api/tracks/main/words/{number}", UriKind.Relative),
                new { text = "Kubernetes" },
                Test.Stop
            );
            Assert.Equal(HttpStatusCode.NoContent, corrected.StatusCode);
        }
        Assert.Equal("""{"corrected":["Kubernetes"]}""", await OffersAsync(service));
    }

    private static Task<string> OffersAsync(RunningService service) =>
        service.Client.GetStringAsync(new Uri("/api/vocabulary/offers", UriKind.Relative), Test.Stop);
}
