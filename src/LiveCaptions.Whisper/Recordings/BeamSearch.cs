using LiveCaptions.Whisper.Decoding;
using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Recordings;

/// <summary>
/// Follows several texts side by side and returns the one whose tokens are the likeliest on average: beam search as Whisper's authors use
/// it (openai/whisper, decoding.py), except that a text which runs into a loop is given up at once.
/// </summary>
/// <remarks>Threading: one thread at a time.</remarks>
internal sealed class BeamSearch(ISpeechDecoder decoder, ModelLayout layout, Vocabulary vocabulary, int beams)
{
    private readonly int width = Math.Clamp(beams, 1, decoder.MaxTexts);
    private readonly List<BeamText> live = [],
        ended = [];
    private readonly List<Candidate> candidates = [];
    private BeamText cutOff = BeamText.Empty; // the best text before the last step: what is left if that led all of them into loops
    private readonly List<int> sources = [],
        tokens = [];

    /// <summary>One way to go on: with which token, after which text, and what the whole is worth then.</summary>
    private readonly record struct Candidate(int Text, TokenChoice Choice, double Sum);

    /// <summary>Finds the text that follows tokens which have just been read.</summary>
    /// <param name="position">Position of the last of them.</param>
    /// <param name="limit">Tokens at most.</param>
    /// <param name="stop">Breaks it off.</param>
    public BeamText Search(int position, int limit, CancellationToken stop)
    {
        live.Clear();
        ended.Clear();
        live.Add(BeamText.Empty);
        for (var length = 0; length < limit && !IsDecided; length++)
        {
            stop.ThrowIfCancellationRequested();
            Propose(position + length, first: length == 0);
            cutOff = live[0];
            Follow(position + length + 1);
        }
        return Best(ended.Concat(live)) ?? cutOff;
    }

    /// <summary>No text that is followed is likelier than one that has ended, and enough have ended to choose from.</summary>
    private bool IsDecided =>
        live.Count == 0 || (ended.Count >= width && Best(live)!.MeanLogProbability <= Best(ended)!.MeanLogProbability);

    private static BeamText? Best(IEnumerable<BeamText> texts) => texts.MaxBy(text => text.MeanLogProbability);

    /// <summary>Collects the likeliest ways to go on with each text, the best first.</summary>
    private void Propose(int position, bool first)
    {
        candidates.Clear();
        Span<TokenChoice> best = stackalloc TokenChoice[width + 1];
        for (var text = 0; text < live.Count; text++)
        {
            var row = layout.Choices(first ? decoder.Logits(position) : decoder.LogitsOf(text, position));
            foreach (var token in vocabulary.Unwanted)
                row[token] = float.NegativeInfinity;
            if (first && layout.NoSpeech >= 0)
                row[layout.EndOfText] = float.NegativeInfinity; // somebody speaks, or the model would have said so
            foreach (var choice in best[..TokenChoice.Best(row, best)])
                candidates.Add(new(text, choice, live[text].SumWith(choice)));
        }
        candidates.Sort((a, b) => b.Sum.CompareTo(a.Sum));
    }

    /// <summary>Goes on with the best candidates: texts that end are put aside, the others are read.</summary>
    private void Follow(int position)
    {
        List<BeamText> next = [];
        sources.Clear();
        tokens.Clear();
        foreach (var (text, choice, _) in candidates)
        {
            if (next.Count == width)
                break;
            if (choice.Token == layout.EndOfText)
            {
                ended.Add(live[text].Ended(choice));
                continue;
            }
            var longer = live[text].With(choice);
            if (Loops(longer))
                continue;
            next.Add(longer);
            sources.Add(text);
            tokens.Add(choice.Token);
        }
        live.Clear();
        live.AddRange(next);
        if (IsDecided)
            return;
        decoder.Branch([.. sources]);
        decoder.Extend([.. tokens], position);
    }

    private static bool Loops(BeamText text)
    {
        var tokens = text.Tokens; // made anew at each call
        return RepetitionGuard.Repeats(tokens) || RepetitionGuard.Circles(tokens);
    }
}
