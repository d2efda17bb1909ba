using System.Runtime.InteropServices;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Decodes a window cheaply, step after step: only new frames are encoded, settled tokens are forced with their keys kept,
/// and the last hypothesis is verified as a draft in one batch, so that few tokens are read one by one.
/// </summary>
internal sealed class Transcriber(ISpeechDecoder decoder, ModelLayout layout, Vocabulary vocabulary, StreamSettings settings) : ITranscriber
{
    // The keys of the last forced tokens are read anew: they look at the end of the sound, which has changed.
    private const int ReadAgain = 2;

    // The first tokens of a window that has just begun are guesses.
    private const int FirstGuesses = 3, Young = 2 * AudioTime.SampleRate;

    private readonly SpokenLanguage language = new(decoder, layout, settings.Language);
    private readonly WordAlignment alignment = new();
    private readonly DraftTies ties = new();
    private readonly List<int> forced = [], batch = [], tokens = [], inDecoder = [];
    private readonly List<float> probabilities = [];
    private long windowStart = -1;
    private int windowSamples, frozen, promptLength;
    private bool aligned;

    public string? Language => language.Code;
    public int Repetitions { get; private set; }

    public Hypothesis Transcribe(ReadOnlySpan<float> sound, long start, ReadOnlySpan<int> settled, ReadOnlySpan<int> draft, bool final)
    {
        var fresh = start != windowStart;
        aligned = false;
        Encode(sound, start, fresh, fresh || final);
        if (language.Detect(sound.Length, fresh)) Keep(1);
        Force(settled);
        if (fresh || final) inDecoder.Clear();
        var position = Verify(draft);
        Continue(position, sound.Length, settled.Length);
        ties.End(tokens.Count);
        return Hypothesis.Of(vocabulary, CollectionsMarshal.AsSpan(tokens), CollectionsMarshal.AsSpan(probabilities));
    }

    public ReadOnlySpan<int> TokenFrames()
    {
        if (!aligned) alignment.Align(decoder, promptLength - 1, forced.Count - promptLength + tokens.Count);
        aligned = true;
        return alignment.Starts;
    }

    /// <summary>A frame with enough sound to its right is not computed again; after that it keeps what it gave.</summary>
    private void Encode(ReadOnlySpan<float> sound, long start, bool fresh, bool whole)
    {
        if (whole) frozen = 0;
        var frames = Frames.Covering(sound.Length);
        (windowStart, var same) = (-1L, fresh ? 0 : windowSamples);         // if the encoder fails, the next step begins anew
        decoder.Encode(sound, same, Math.Min(frozen, frames - 1));
        frozen = Math.Max(frozen, Math.Min(frames - settings.FramesToTheRight, frames));
        (windowStart, windowSamples) = (start, sound.Length);
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
        while (past < Math.Min(forced.Count - 1 - ReadAgain, inDecoder.Count) && inDecoder[past] == forced[past]) past++;
        batch.Clear();
        batch.AddRange(forced[past..]);
        batch.AddRange(draft);
        inDecoder.Clear();
        decoder.Read(CollectionsMarshal.AsSpan(batch), past, rows: draft.Length + 1);

        tokens.Clear();
        probabilities.Clear();
        var position = forced.Count - 1;
        ties.Begin(draft.Length, guesses: windowSamples < Young ? FirstGuesses - (forced.Count - promptLength) : 0);
        foreach (var drafted in draft)
        {
            var choice = ties.Decide(Choose(position), drafted, decoder.Logits(position));
            if (choice.Token != drafted) break;
            Add(choice);
            ties.Keep();
            position++;
        }
        return position;
    }

    /// <summary>Goes on token by token from what the draft left, until the model ends, repeats itself or writes more than anybody says.</summary>
    private void Continue(int position, int samples, int settled)
    {
        var limit = (int)(samples * settings.TokensPerSecond / AudioTime.SampleRate) + 8 - settled;
        limit = Math.Min(limit, layout.TextContext - forced.Count - 1);
        var one = new int[1];
        for (var choice = Choose(position); tokens.Count < limit && choice.Token != layout.EndOfText; choice = Choose(position))
        {
            Add(choice);
            if (RepetitionGuard.Repeats(CollectionsMarshal.AsSpan(tokens)))
            {
                tokens.RemoveRange(tokens.Count - RepetitionGuard.Span, RepetitionGuard.Span);
                probabilities.RemoveRange(tokens.Count, RepetitionGuard.Span);
                Repetitions++;
                break;
            }
            one[0] = choice.Token;
            decoder.Read(one, ++position, rows: 1);
        }
        Remember(position + 1);
    }

    /// <summary>The likeliest token after this position that may stand in a caption.</summary>
    private TokenChoice Choose(int position)
    {
        var row = decoder.Logits(position)[..(layout.EndOfText + 1)];
        foreach (var token in vocabulary.Unwanted) row[token] = float.NegativeInfinity;
        return TokenChoice.Best(row);
    }

    private void Add(TokenChoice choice)
    {
        tokens.Add(choice.Token);
        probabilities.Add(choice.Probability);
    }

    private void Remember(int positions)
    {
        inDecoder.AddRange(forced);
        inDecoder.AddRange(tokens);
        Keep(positions);
    }

    private void Keep(int positions)
    {
        if (inDecoder.Count > positions) inDecoder.RemoveRange(positions, inDecoder.Count - positions);
    }
}
