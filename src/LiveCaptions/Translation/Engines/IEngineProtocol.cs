using System.Text.Json;
using LiveCaptions.Health;

namespace LiveCaptions.Translation.Engines;

/// <summary>How an engine wants to be asked over HTTP, and what its answers mean.</summary>
internal interface IEngineProtocol
{
    /// <summary>What it is, at the beginning of sentences: "Apertium".</summary>
    string Engine { get; }

    /// <summary>The request for a translation.</summary>
    /// <exception cref="EngineFaultException">The engine cannot be asked for this.</exception>
    HttpRequestMessage Request(TranslationRequest request);

    /// <summary>The translation in an answer; null: the answer has another shape.</summary>
    /// <param name="answer">What came.</param>
    /// <param name="text">The text that was to be translated.</param>
    /// <exception cref="EngineFaultException">The answer says that there is none.</exception>
    string? Translation(JsonElement answer, string text);

    /// <summary>What the engine was told beside the text, which must not come back.</summary>
    string Instructions(TranslationRequest request) => "";

    /// <summary>What an error means, where this engine's own words tell more than the status; null: what it means to everybody.</summary>
    /// <param name="status">The status of HTTP.</param>
    /// <param name="answer">The answer; undefined: it has none that can be read.</param>
    EngineFault? Refusal(int status, JsonElement answer);

    /// <summary>The request that asks what the engine knows.</summary>
    HttpRequestMessage Question();

    /// <summary>What the engine lacks to translate between two languages; null: nothing.</summary>
    EngineFault? Lack(JsonElement answer, string? from, string to);
}

/// <summary>Why an engine gives no translation.</summary>
/// <param name="Words">What follows the engine's name in a sentence, without the full stop; never the text, the key or the address.</param>
/// <param name="Lasts">The next text would fail, too, until a person changes something.</param>
/// <param name="OfText">The engine is well: this text alone has no translation.</param>
internal sealed record EngineFault(string Words, bool Lasts = false, bool OfText = false)
{
    public static EngineFault OtherShape { get; } =
        new("answers, but not as this kind of engine does; check the kind and the address in its settings", Lasts: true);
}

/// <summary>A fault that was found while a question was put or an answer was read.</summary>
internal sealed class EngineFaultException(EngineFault fault) : Exception($"The engine {fault.Words}."), IUserFacingError
{
    public EngineFault Fault => fault;
}
