using System.Runtime.InteropServices;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Decodes a window cheaply, step after step: only new frames are encoded, settled tokens are forced with their keys kept,
/// and the last hypothesis is verified as a draft in one batch, so that few tokens are read one by one; the first doubt is looked into.
/// </summary>
internal sealed class Transcriber(ISpeechDecoder decoder, ModelLayout layout, Vocabulary vocabulary, StreamSettings settings) : ITranscriber
{
    // The keys of the last forced tokens are read anew: they look at the end of the sound, which has changed.
    private const int ReadAgain = 2;

    // The first tokens of a window that has just begun are guesses.
    private const int FirstGuesses = 3,
        Young = 2 * AudioTime.SampleRate;

    // The voice detector may notice so late that somebody speaks.
    private const int Onset = AudioTime.SampleRate / 10;

    private readonly SpokenLanguage language = new(decoder, layout, settings.Language, settings.Translate, settings.Among);
    private readonly SpeechEvidence speech = new(settings);
    private readonly WordAlignment alignment = new();
    private readonly TieBreak ties = new();
    private readonly RunnerUp opinion = new(vocabulary, layout.EndOfText);
    private readonly PrematureEnd early = new(vocabulary, layout.EndOfText);
    private readonly DecodedText text = new(),
        other = new();
    private readonly List<int> forced = [],
        batch = [],
        inDecoder = [];
    private readonly List<int> passedOver = []; // the last text, of which nobody was understood: a draft that spares reading it one by one
    private long windowStart = -1;
    private int windowSamples,
        frozen,
        promptLength;
    private int repetitions;
    private long spokenFrom;
    private bool repeats;

    public Decode Transcribe(in DecodeRequest request)
    {
        repetitions = 0;
        spokenFrom = request.SpokenFrom;
        var hypothesis = Hypothesise(request);
        return new(hypothesis, Align)
        {
            Language = settings.Translate ? "en" : language.Code,
            Contested = language.Contested || speech.Doubted,
            Unintelligible = speech.Unintelligible,
            Sung = speech.Sung,
            PassedEnd = early.Passed,
            Repetitions = repetitions,
        };
    }

    private Hypothesis Hypothesise(in DecodeRequest request)
    {
        var sound = request.Sound;
        var settled = request.Settled;
        var draft = request.Draft;
        var fresh = request.Start != windowStart;
        Encode(sound, request.Start, fresh);
        Listen(due: settled.IsEmpty || fresh || request.Final, started: language.Detect(sound.Length, fresh));
        Force(settled);
        if (fresh || request.Final)
            inDecoder.Clear();
        text.CutTo(0);
        repeats = false;
        early.Begin(request.Continues);
        if (speech.Sung)
            return Hypothesis.Empty;
        if (fresh)
            passedOver.Clear();
        var limit = Limit(sound.Length, settled.Length);
        Continue(Verify(draft.IsEmpty ? CollectionsMarshal.AsSpan(passedOver) : draft), limit);
        if (!request.Hasty && !speech.Unintelligible && opinion.Ask(text.Count, request.Final) is { } runnerUp)
            Compare(runnerUp, draft, limit);
        ties.End(text.Count);
        speech.Written(text, request.Start + sound.Length);
        Doubt([.. settled, .. text.Tokens], settled.Length);
        passedOver.Clear();
        if (speech.Unintelligible)
        {
            passedOver.AddRange(text.Tokens);
            return Hypothesis.Empty;
        }
        if (text.End == 0)
            text.CutTo(RepetitionGuard.Echo([.. settled, .. text.Tokens], settled.Length) - settled.Length);
        return Hypothesis.Of(vocabulary, text.Tokens, text.Probabilities, text.GoesOn);
    }

    private int[] Align()
    {
        var settled = forced.Count - promptLength;
        var silent = (int)Math.Max(0, (spokenFrom - Onset - windowStart) / Frames.Samples);
        alignment.Align(decoder, promptLength - 1, settled + text.Count, settled, silent);
        return alignment.Starts.ToArray();
    }

    /// <summary>A frame with enough sound to its right is not computed again; after that it keeps what it gave.</summary>
    private void Encode(ReadOnlySpan<float> sound, long start, bool fresh)
    {
        if (fresh)
            frozen = 0;
        var frames = Frames.Covering(sound.Length);
        (windowStart, var same) = (-1L, fresh ? 0 : windowSamples); // if the encoder fails, the next step begins anew
        decoder.Encode(sound, same, Math.Min(frozen, frames - 1));
        frozen = Math.Max(frozen, Math.Min(frames - settings.FramesToTheRight, frames));
        (windowStart, windowSamples) = (start, sound.Length);
    }

    /// <summary>Asks the model whether anybody can be understood, or sings. Everything must be read anew after it, so only where that is due anyway, or a phrase is repeated.</summary>
    private void Listen(bool due, bool started)
    {
        var prompt = language.Prompt;
        if (started)
            Keep(1);
        else if (due || repeats || speech.Doubted)
        {
            decoder.Read(prompt, 0, rows: prompt.Length);
            inDecoder.Clear();
        }
        else
            return;
        var until = windowStart + windowSamples;
        speech.Hear(decoder.Logits(0), layout.NoSpeech, until);
        if (started)
            decoder.Read(prompt.AsSpan(1), 1, rows: 1);
        speech.HearNotes(decoder.Logits(prompt.Length - 1), vocabulary.Notes, until);
    }

    /// <summary>A phrase that is repeated is a reason to ask whether anybody is understood; said three times it is none, of a voice that is not clearly.</summary>
    private void Doubt(ReadOnlySpan<int> tokens, int settled)
    {
        repeats = RepetitionGuard.Says(tokens, times: 2, from: settled);
        if (repeats && RepetitionGuard.Says(tokens, times: 3, from: settled))
            speech.Repeated(windowStart + windowSamples);
    }

    private void Force(ReadOnlySpan<int> settled)
    {
        forced.Clear();
        forced.AddRange(language.Prompt);
        promptLength = forced.Count;
        forced.AddRange(settled);
    }

    /// <summary>Reads forced tokens and draft in one batch; keeps the draft as far as the model would have written it.</summary>
    /// <returns>The position whose logits say what comes next.</returns>
    private int Verify(ReadOnlySpan<int> draft)
    {
        draft = draft[..Math.Clamp(Math.Min(layout.TextContext - forced.Count - 1, ISpeechDecoder.MostRows - 1), 0, draft.Length)];
        var past = 0;
        while (past < Math.Min(forced.Count - 1 - ReadAgain, inDecoder.Count) && inDecoder[past] == forced[past])
            past++;
        batch.Clear();
        batch.AddRange(forced[past..]);
        batch.AddRange(draft);
        inDecoder.Clear();
        decoder.Read(CollectionsMarshal.AsSpan(batch), past, rows: draft.Length + 1);

        opinion.Begin();
        var position = forced.Count - 1;
        ties.Begin(draft.Length, guesses: windowSamples < Young ? FirstGuesses - (forced.Count - promptLength) : 0);
        foreach (var drafted in draft)
        {
            var choice = ties.Decide(Choose(position), drafted, decoder.Logits(position));
            if (choice.Token != drafted)
                break;
            Write(choice, position);
            ties.Keep();
            position++;
        }
        return position;
    }

    /// <summary>Goes on token by token from this position, until the model ends, repeats itself or has written so many.</summary>
    private void Continue(int position, int limit)
    {
        var choice = Choose(position);
        for (; text.Count < limit && choice.Token != layout.EndOfText; choice = Choose(position))
        {
            Write(choice, position);
            var stuck = RepetitionGuard.Repeats(text.Tokens);
            if (stuck)
                text.CutTo(text.Count - RepetitionGuard.Span);
            if (stuck || RepetitionGuard.Circles(text.Tokens))
            {
                repetitions++;
                break;
            }
            decoder.Read([choice.Token], ++position, rows: 1);
        }
        var ended = choice.Token == layout.EndOfText;
        text.End = ended ? choice.Probability : 0;
        text.GoesOn = ended ? TokenChoice.ProbabilityOf(vocabulary.Continuing, decoder.Logits(position)[..(layout.EndOfText + 1)]) : 0;
        Remember(position + 1);
    }

    /// <summary>Writes what follows the runner-up at the first doubt, and keeps the better of the two.</summary>
    private void Compare(TokenChoice runnerUp, ReadOnlySpan<int> draft, int limit)
    {
        var before = repetitions;
        var position = forced.Count + opinion.Place;
        other.Take(text);
        text.CutTo(opinion.Place);
        text.Add(runnerUp);
        decoder.Read([runnerUp.Token], position, rows: 1);
        Continue(position, limit);
        if (opinion.Prefers(text, other, draft))
        {
            ties.End(opinion.Place); // what follows has not stood in any hypothesis
            return;
        }
        text.Take(other);
        repetitions = before;
        decoder.Read(text.Tokens[opinion.Place..], position, rows: 1);
        Remember(forced.Count + text.Count);
    }

    /// <summary>More tokens than this nobody says in so much sound.</summary>
    private int Limit(int samples, int settled) =>
        Math.Min((int)(samples * settings.TokensPerSecond / AudioTime.SampleRate) + 8 - settled, layout.TextContext - forced.Count - 1);

    /// <summary>The likeliest token after this position that may stand in a caption.</summary>
    private TokenChoice Choose(int position)
    {
        var row = decoder.Logits(position)[..(layout.EndOfText + 1)];
        foreach (var token in vocabulary.Unwanted)
            row[token] = float.NegativeInfinity;
        return early.Decide(TokenChoice.Best(row), row);
    }

    private void Write(TokenChoice choice, int position)
    {
        opinion.Look(text.Count, choice, decoder.Logits(position)[..(layout.EndOfText + 1)]);
        text.Add(choice);
        early.Write(choice.Token, forced.Count - promptLength + text.Count);
    }

    private void Remember(int positions)
    {
        inDecoder.Clear();
        inDecoder.AddRange(forced);
        inDecoder.AddRange(text.Tokens);
        Keep(positions);
    }

    private void Keep(int positions)
    {
        if (inDecoder.Count > positions)
            inDecoder.RemoveRange(positions, inDecoder.Count - positions);
    }
}
