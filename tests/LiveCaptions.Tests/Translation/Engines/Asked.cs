using LiveCaptions.Tests.Outputs.Elsewhere;
using LiveCaptions.Translation;
using LiveCaptions.Translation.Engines;
using Microsoft.AspNetCore.Http;

namespace LiveCaptions.Tests.Translation.Engines;

/// <summary>Engines that are asked by the tests.</summary>
internal static class Asked
{
    /// <summary>A key, a text and a path by which a test sees that a sentence shows none of them.</summary>
    public const string Key = "SECRETKEY";
    public const string Spoken = "SPOKEN words of the meeting";
    public const string Path = "/hidden/path";

    public static TranslationRequest English(string text = Spoken) => new(text, "en", "es");

    public static ITranslator Engine(string kind, string address, string? key = Key, string model = "") =>
        Translators.Open(
            new()
            {
                Kind = kind,
                Address = address,
                Key = key,
                Model = model,
            }
        );

    /// <summary>Answers each request with this JSON.</summary>
    public static void AnswerWithJson(this WebPeer peer, string json, int status = 200) =>
        peer.Answer = async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(json, Test.Stop);
        };

    /// <summary>What goes wrong; the sentence is checked to show nothing that is private.</summary>
    public static async Task<TranslationException> FaultOfAsync(this ITranslator engine, TranslationRequest? request = null)
    {
        var fault = await Assert.ThrowsAsync<TranslationException>(() => engine.TranslateAsync(request ?? English(), Test.Stop));
        Assert.StartsWith(engine.Description + " ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("..", fault.Message, StringComparison.Ordinal);
        Assert.All([Key, "SPOKEN", "hidden"], secret => Assert.DoesNotContain(secret, fault.ToString(), StringComparison.Ordinal));
        Assert.Null(fault.InnerException);
        return fault;
    }
}
