using System.Net.Http.Json;
using System.Text.Json;

namespace LiveCaptions.Tests.Http;

/// <summary>Reads answers of the service, whether they are refusals or not.</summary>
internal static class AnswerText
{
    /// <summary>The sentence of a refusal, whose form is checked here for all tests; the text of any other answer.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage answer)
    {
        var stop = Test.Stop;
        if (answer.IsSuccessStatusCode)
            return await answer.Content.ReadAsStringAsync(stop);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(stop);
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        return problem.GetProperty("title").GetString()!;
    }
}
