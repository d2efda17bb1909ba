using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveCaptions.Translation.Engines;

/// <summary>A language model behind OpenAI's interface: Ollama, LM Studio, llama.cpp, vLLM.</summary>
/// <param name="place">The address of its interface.</param>
/// <param name="key">The key that it asks for; null: none.</param>
/// <param name="model">The model's name; empty: the server has but one.</param>
internal sealed class ChatProtocol(Uri place, string? key, string model) : IEngineProtocol
{
    private static readonly EngineFault NoModel = new(
        "does not have the model that is set; load it there, or write the name of one that it has",
        Lasts: true
    );

    public string Engine => "Language model";

    public HttpRequestMessage Request(TranslationRequest request)
    {
        var body = new JsonObject
        {
            ["messages"] = new JsonArray(
                new JsonObject { ["role"] = "system", ["content"] = ChatPrompt.System(request) },
                new JsonObject { ["role"] = "user", ["content"] = ChatPrompt.User(request) }
            ),
            ["temperature"] = 0,
            ["stream"] = false,
            // Some scripts take several tokens a letter; an essay takes more than this.
            ["max_tokens"] = Math.Clamp(96 + request.Text.Length * 4, 128, 1024),
        };
        if (model.Length > 0)
            body["model"] = model;
        return WithKey(new(HttpMethod.Post, place.Under("chat/completions")) { Content = JsonText.Of(body) });
    }

    public string? Translation(JsonElement answer, string text)
    {
        var choice = answer.At("choices").Entries().FirstOrDefault();
        if (choice.At("finish_reason").Text() is "length")
            throw new EngineFaultException(
                new("did not come to the end of its answer; choose a model that answers without thinking at length first", OfText: true)
            );
        var message = choice.At("message");
        if (message.At("refusal").Text() is not null)
            throw new EngineFaultException(
                new("declines to translate this text; if this happens often, choose another model", OfText: true)
            );
        return message.ValueKind == JsonValueKind.Object
            ? ChatPrompt.WithoutMarks(WithoutThoughts(message.At("content").Text() ?? ""))
            : null;
    }

    public string Instructions(TranslationRequest request) => ChatPrompt.System(request);

    public EngineFault? Refusal(int status, JsonElement answer)
    {
        var (code, said) = (
            answer.At("error", "code").Text() ?? "",
            answer.At("error", "message").Text() ?? answer.At("error").Text() ?? ""
        );
        return status switch
        {
            401 or 403 when string.IsNullOrEmpty(key) => new(
                $"asks for a key ({status}); write it into the engine's settings",
                Lasts: true
            ),
            429 when code == "insufficient_quota" => new("has no quota left for this key (429); see to the account", Lasts: true),
            400 or 404 when said.Contains("model", StringComparison.OrdinalIgnoreCase) && IsMissing(said) => NoModel,
            404 or 405 => new(
                $"knows no chat at this address ({status}); check the address, which ends with \"/v1\" on most servers",
                Lasts: true
            ),
            _ => null,
        };
    }

    public HttpRequestMessage Question() => WithKey(new(HttpMethod.Get, place.Under("models")));

    public EngineFault? Lack(JsonElement answer, string? from, string to)
    {
        if (answer.At("data") is not { ValueKind: JsonValueKind.Array } models)
            return EngineFault.OtherShape;
        // Ollama lists "qwen3:latest" for "qwen3".
        return model.Length == 0 || models.Entries().Any(one => one.At("id").Text() is { } id && (id == model || id == $"{model}:latest"))
            ? null
            : NoModel;
    }

    private HttpRequestMessage WithKey(HttpRequestMessage request)
    {
        if (string.IsNullOrEmpty(key))
            return request;
        if (key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new EngineFaultException(
                new("cannot be asked with this key: it holds a space or another sign that keys do not have; paste it again", Lasts: true)
            );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    /// <summary>What follows a model's thoughts, which some write into the answer.</summary>
    private static string WithoutThoughts(string text)
    {
        const string End = "</think>";
        var end = text.LastIndexOf(End, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? text : text[(end + End.Length)..];
    }

    private static bool IsMissing(string said) =>
        said.Contains("not found", StringComparison.OrdinalIgnoreCase)
        || said.Contains("not exist", StringComparison.OrdinalIgnoreCase)
        || said.Contains("not loaded", StringComparison.OrdinalIgnoreCase);
}
