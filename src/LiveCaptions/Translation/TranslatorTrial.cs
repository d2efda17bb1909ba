using LiveCaptions.Captions.Rules;
using LiveCaptions.Http;

namespace LiveCaptions.Translation;

/// <summary>A trial of an engine.</summary>
/// <param name="Engine">The engine's name: that of its entry under <c>Translators</c>, or its kind.</param>
/// <param name="To">ISO 639 code of the language to translate into.</param>
/// <param name="From">ISO 639 code of the language that is spoken; null: unknown.</param>
/// <param name="Text">What is translated; null: a sentence in the language that is spoken.</param>
internal sealed record TrialRequest(string Engine, string To, string? From = null, string? Text = null);

/// <summary>What an engine made of a trial.</summary>
/// <param name="Engine">The engine and its host.</param>
/// <param name="Text">What was translated.</param>
/// <param name="Translation">What the engine made of it.</param>
/// <param name="FirstDelay">Seconds of the first time, in which an engine may load a dictionary or a model.</param>
/// <param name="Delay">Seconds of the second time, by which translated words are later.</param>
internal sealed record TrialReport(string Engine, string Text, string Translation, double FirstDelay, double Delay);

/// <summary>Tries an engine before a track depends on it: asks whether it knows both languages, and translates a sentence twice.</summary>
/// <param name="open">Opens the engine of this name; null: there is none.</param>
/// <remarks>Threading: safe; one trial at a time, so that none disturbs another's measurement.</remarks>
internal sealed class TranslatorTrial(Func<string, ITranslator?> open, RuleBook rules, TimeProvider time) : IDisposable
{
    private const int LongestText = 500,
        LongestName = 32;

    // Long enough for a language model that is loaded first.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim single = new(1);

    /// <exception cref="RefusedException">There is no translation; the message says why.</exception>
    public async Task<TrialReport> RunAsync(TrialRequest request, CancellationToken gone)
    {
        var text = request.Text?.Trim() ?? TrialSentences.Of(request.From ?? "en");
        if (Wrong(request, text) is { } wrong)
            throw new RefusedException(StatusCodes.Status422UnprocessableEntity, wrong);
        using var translator = open(request.Engine)
            ?? throw new RefusedException(
                StatusCodes.Status404NotFound,
                $"There is no engine \"{Echo.Of(request.Engine)}\", so nothing was tried. GET /api/translators lists them."
            );
        using var late = new CancellationTokenSource(Patience, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(gone, late.Token);
        try
        {
            await single.WaitAsync(end.Token);
            try
            {
                return await TryAsync(translator, request, text!, end.Token);
            }
            finally
            {
                single.Release();
            }
        }
        catch (TranslationException e)
        {
            throw new RefusedException(StatusCodes.Status409Conflict, e.Message);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            throw new RefusedException(
                StatusCodes.Status409Conflict,
                $"{translator.Description} has not answered for {Patience.TotalSeconds} s. Is it too slow for live captions, or has it stopped?"
            );
        }
    }

    public void Dispose() => single.Dispose();

    private async Task<TrialReport> TryAsync(ITranslator translator, TrialRequest request, string text, CancellationToken stop)
    {
        if (await translator.FaultAsync(request.From, request.To, stop) is { } fault)
            throw new TranslationException(fault);
        var asked = new TranslationRequest(text, request.From, request.To) { Names = rules.Lists.Vocabulary };
        var began = time.GetTimestamp();
        await translator.TranslateAsync(asked, stop);
        var first = time.GetElapsedTime(began);
        began = time.GetTimestamp();
        var translation = await translator.TranslateAsync(asked, stop);
        var second = time.GetElapsedTime(began);
        return new(translator.Description, text, translation, Seconds(first), Seconds(second));
    }

    private static double Seconds(TimeSpan delay) => Math.Round(delay.TotalSeconds, 3);

    private static string? Wrong(TrialRequest request, string? text) =>
        request.Engine is not { Length: > 0 and <= LongestName } ? "engine must be the name of an engine, such as \"apertium\"."
        : !IsCode(request.To) ? "to must be one language, as an ISO 639 code such as \"es\"."
        : request.From is { } from && !IsCode(from)
            ? "from must be one language, as an ISO 639 code such as \"en\"; leave it out if it is not known."
        : text is null ? "There is no trial sentence in that language; write one in text."
        : text.Length is 0 or > LongestText || text.Any(char.IsControl) ? $"text must be one line of 1 to {LongestText} characters."
        : null;

    private static bool IsCode(string? language) => language is { Length: 2 or 3 } && language.All(char.IsAsciiLetterLower);
}
