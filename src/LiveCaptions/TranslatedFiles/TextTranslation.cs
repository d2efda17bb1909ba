using LiveCaptions.Translation;

namespace LiveCaptions.TranslatedFiles;

/// <summary>Translates a text unit by unit. An engine that fails is asked again, but not for ever.</summary>
/// <param name="translator">The engine.</param>
/// <param name="names">What is not translated.</param>
/// <param name="time">Waits between two tries, and for an answer.</param>
internal sealed class TextTranslation(ITranslator translator, IReadOnlyList<string> names, TimeProvider time)
{
    /// <summary>How long an answer may take; nobody waits for captions here, and a model on a processor is slow.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>How long an engine may take to say what it knows.</summary>
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(20);

    /// <summary>So many units without a translation at the beginning are no accident.</summary>
    private const int MostInVain = 10;

    /// <summary>Units before the one at hand that an engine is told of.</summary>
    private const int Context = 2;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly double[] Waits = [1, 3];

    /// <summary>Asks, before any work, whether the engine answers and translates between two languages.</summary>
    /// <exception cref="EngineFailedException">It does not.</exception>
    public async Task CheckAsync(string? from, string to, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(ShortPatience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        string? fault;
        try
        {
            fault = await translator.FaultAsync(from, to, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            fault = $"{translator.Description} has not answered for {ShortPatience.TotalSeconds} s. Has it stopped?";
        }
        if (fault is not null)
            throw new EngineFailedException($"{fault} So there is no translation.");
    }

    /// <param name="name">The file's name, for sentences.</param>
    /// <param name="from">The language of the text: ISO 639 code; null: unknown.</param>
    /// <param name="to">The language to translate into.</param>
    /// <param name="progress">Receives how many units are done.</param>
    /// <exception cref="EngineFailedException">The engine is away or refuses, or no unit has a translation.</exception>
    public async Task<TranslatedText> RunAsync(
        string name,
        ITranslatableText text,
        string? from,
        string to,
        Action<double> progress,
        CancellationToken stop
    )
    {
        var translations = new string?[text.Units.Count];
        var kept = new List<TextUnit>();
        TranslationException? reason = null;
        for (var i = 0; i < translations.Length; i++)
        {
            var unit = text.Units[i];
            if (unit.Text.Any(char.IsLetter))
                try
                {
                    translations[i] = await AskAsync(name, Request(text.Units, i, from, to), stop);
                }
                catch (TranslationException e) when (e.IsOfText)
                {
                    kept.Add(unit);
                    reason = e;
                    if (kept.Count == MostInVain && translations.All(one => one is null))
                        break;
                }
            progress(i + 1);
        }
        if (reason is not null && translations.All(one => one is null))
            throw new EngineFailedException(
                $"{reason.Message} No part of {name} was translated, so no translation was written. Check the languages and the engine.",
                reason
            );
        return new(text.Write(translations, to), kept, reason?.Message);
    }

    private TranslationRequest Request(IReadOnlyList<TextUnit> units, int at, string? from, string to) =>
        new(units[at].Text, from, to) { Before = [.. units.Take(at).TakeLast(Context).Select(unit => unit.Text)], Names = names };

    private async Task<string> AskAsync(string name, TranslationRequest request, CancellationToken stop)
    {
        for (var tries = 0; ; tries++)
        {
            var failure = await TryAsync(request, stop);
            if (failure.Text is { } text)
                return text;
            var fault = failure.Fault!;
            if (fault.IsOfText)
                throw fault;
            if (fault.Lasts || tries == Waits.Length)
                throw new EngineFailedException(
                    $"{fault.Message} {name} was not translated{(tries > 0 ? $" after {tries + 1} tries" : "")}, and no translation was written. Once the engine answers, run the command again.",
                    fault
                );
            var wait = TimeSpan.FromSeconds(Waits[tries]);
            if (fault.RetryAfter is { } wish && wish > wait)
                wait = wish < LongestWait ? wish : LongestWait;
            await Task.Delay(wait, time, stop);
        }
    }

    private async Task<(string? Text, TranslationException? Fault)> TryAsync(TranslationRequest request, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            return (await translator.TranslateAsync(request, either.Token), null);
        }
        catch (TranslationException e)
        {
            return (null, e);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (
                null,
                new($"{translator.Description} has not answered for {Patience.TotalSeconds} s. Is it too slow, or has it stopped?")
            );
        }
    }
}

/// <summary>A text in another language.</summary>
/// <param name="Text">The content of its file.</param>
/// <param name="Kept">Units that stay in their own language, since the engine had no translation for them.</param>
/// <param name="Reason">Why the last of them stays; null: all are translated.</param>
internal sealed record TranslatedText(string Text, IReadOnlyList<TextUnit> Kept, string? Reason)
{
    // More places tell nobody more.
    private const int MostNamed = 20;

    /// <summary>Which parts stay as they were, as a sentence; null: none.</summary>
    /// <param name="file">The file written.</param>
    /// <param name="counted">What its places count: "cue".</param>
    public string? Remark(string file, string counted)
    {
        if (Kept.Count == 0)
            return null;
        var named = Kept.Take(MostNamed).Select(unit => unit.First == unit.Last ? $"{unit.First}" : $"{unit.First}-{unit.Last}");
        var more = Kept.Count > MostNamed ? $" and {Kept.Count - MostNamed} more" : "";
        var many = Kept is not [{ } one] || one.First != one.Last;
        return $"{file}: {Kept.Count} {(Kept.Count == 1 ? "part stays" : "parts stay")} in the language of the source: {counted}{(many ? "s" : "")} {string.Join(", ", named)}{more}. {Reason}";
    }
}
