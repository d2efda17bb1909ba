using LiveCaptions.Health;

namespace LiveCaptions.Translation;

/// <summary>An engine that translates text, such as a service on this machine.</summary>
/// <remarks>Threading: one request at a time.</remarks>
internal interface ITranslator : IDisposable
{
    /// <summary>The engine and its host, for sentences: "LibreTranslate at 127.0.0.1:5000". Nothing else of its address is shown.</summary>
    string Description { get; }

    /// <summary>Translates a text.</summary>
    /// <returns>One line, checked: it may be shown.</returns>
    /// <exception cref="TranslationException">There is no translation that may be shown.</exception>
    Task<string> TranslateAsync(TranslationRequest request, CancellationToken stop);

    /// <summary>Asks whether the engine answers and translates between two languages.</summary>
    /// <param name="from">The language that is spoken: ISO 639 code; null: unknown.</param>
    /// <param name="to">The language to translate into.</param>
    /// <param name="stop">Ends the question.</param>
    /// <returns>What is wrong, as a sentence for the operator; null: nothing that it tells.</returns>
    Task<string?> FaultAsync(string? from, string to, CancellationToken stop) => Task.FromResult<string?>(null);
}

/// <summary>A text to translate.</summary>
/// <param name="Text">One line of settled words.</param>
/// <param name="From">Its language: ISO 639 code; null: unknown.</param>
/// <param name="To">The language to translate into: ISO 639 code.</param>
internal sealed record TranslationRequest(string Text, string? From, string To)
{
    /// <summary>What was said just before, oldest first, for engines that use it.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Names and terms that are not translated, as they are written in the vocabulary.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}

/// <summary>An engine did not give a translation.</summary>
/// <param name="message">What happened, as a sentence for the operator.</param>
/// <param name="lasts">The next text would fail, too, until a person changes something: a wrong key, a language it does not know.</param>
/// <param name="retryAfter">When the engine wants to be asked again; null: it does not say.</param>
/// <param name="ofText">The engine is well: this text alone has no translation.</param>
internal sealed class TranslationException(string message, bool lasts = false, TimeSpan? retryAfter = null, bool ofText = false)
    : Exception(message),
        IUserFacingError
{
    public bool Lasts => lasts;
    public bool IsOfText => ofText;
    public TimeSpan? RetryAfter => retryAfter;
}
