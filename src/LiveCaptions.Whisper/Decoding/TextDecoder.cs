using LiveCaptions.Whisper.Models;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// Writes the text of a window: verifies the draft in one batch, continues token by token, and tries the runner-up at the first doubt.
/// </summary>
internal sealed partial class TextDecoder(ISpeechDecoder decoder, DecoderContext context, ModelLayout layout, Vocabulary vocabulary)
{
    private readonly TieBreak ties = new();
    private readonly RunnerUp runnerUp = new(vocabulary, layout.EndOfText);
    private readonly PrematureEnd prematureEnd = new(vocabulary, layout.EndOfText);
    private readonly DecodedText other = new();
    private int misread = -1; // place from which the decoder has read another text; -1: it has read this one

    /// <summary>The text, which follows the forced tokens.</summary>
    public DecodedText Text { get; } = new();

    /// <summary>The text would have ended sooner, had speech not continued.</summary>
    public bool PassedEnd => prematureEnd.Passed;

    /// <summary>How often this text ran into a repetition, which was cut.</summary>
    public int Repetitions { get; private set; }

    /// <summary>Starts with an empty text.</summary>
    /// <param name="continues">Set where speech went on after the text was thought to end.</param>
    /// <param name="fresh">Its window is new.</param>
    /// <param name="final">No more sound will come.</param>
    public void Begin(SpeechContinues? continues, bool fresh, bool final)
    {
        terms?.Begin(fresh, final);
        Text.CutTo(0);
        (Repetitions, misread) = (0, -1);
        prematureEnd.Begin(continues);
    }

    /// <summary>Writes the text.</summary>
    /// <param name="draft">Tokens that are likely; kept as far as the model would have written them.</param>
    /// <param name="guesses">First tokens of the draft that are not trusted yet.</param>
    /// <param name="limit">Tokens at most.</param>
    public void Write(ReadOnlySpan<int> draft, int guesses, int limit)
    {
        var position = Verify(draft, guesses);
        // What followed a drafted token often follows the one in its place as well.
        Continue(position, limit, draft[Math.Min(Text.Count + 1, draft.Length)..]);
    }

    /// <summary>Tries the runner-up at the first doubt, if there is one, and keeps the better of the two texts.</summary>
    /// <param name="draft">The draft that was given; what stood in it has an advantage.</param>
    /// <param name="limit">Tokens at most.</param>
    /// <param name="final">No more sound will come: the last words are looked at, too.</param>
    public void TryRunnerUp(ReadOnlySpan<int> draft, int limit, bool final)
    {
        if (runnerUp.Candidate(Text.Count, final) is { } token)
            Compare(token, draft, limit);
    }

    /// <summary>The text is complete.</summary>
    public void End() => ties.End(Text.Count);

    /// <summary>Makes the decoder's attention that of this text, which it need not be after the runner-up was tried.</summary>
    public void ReadBack()
    {
        if (misread >= 0 && misread < Text.Count)
        {
            decoder.Read(Text.Tokens[misread..], context.Forced + misread, rows: 1);
            context.Remember(Text.Tokens, context.Forced + Text.Count);
        }
        misread = -1;
    }

    /// <summary>Reads forced tokens and draft in one batch; keeps the draft as far as the model would have written it.</summary>
    /// <returns>The position whose logits say what comes next.</returns>
    private int Verify(ReadOnlySpan<int> draft, int guesses)
    {
        draft = draft[..Math.Clamp(Math.Min(layout.TextContext - context.Forced - 1, ISpeechDecoder.MaxRows - 1), 0, draft.Length)];
        context.Read(draft);
        runnerUp.Begin();
        ties.Begin(draft.Length, guesses);
        var position = context.Forced - 1;
        for (var i = 0; i < draft.Length; i++)
        {
            if (KeepTerm(draft[i..], ref position) is > 0 and var kept)
            {
                i += kept - 1;
                continue;
            }
            var drafted = draft[i];
            var choice = ties.Decide(Choose(position), drafted, decoder.Logits(position));
            if (choice.Token != drafted)
                break;
            Add(choice, position);
            ties.Keep();
            position++;
        }
        return position;
    }

    /// <summary>
    /// Goes on token by token from this position, until the model ends, repeats itself or has written as many as allowed.
    /// </summary>
    /// <param name="position">Where the text ends now; its logits are known.</param>
    /// <param name="limit">Tokens at most.</param>
    /// <param name="likely">Tokens that are likely after the next one.</param>
    private void Continue(int position, int limit, ReadOnlySpan<int> likely = default)
    {
        var choice = Choose(position);
        for (; Text.Count < limit && choice.Token != layout.EndOfText; choice = Choose(position))
        {
            Add(choice, position);
            var stuck = RepetitionGuard.Repeats(Text.Tokens);
            if (stuck)
                Text.CutTo(Text.Count - RepetitionGuard.Span);
            if (stuck || RepetitionGuard.Circles(Text.Tokens))
            {
                Repetitions++;
                break;
            }
            position = Read(likely);
            likely = [];
        }
        var ended = choice.Token == layout.EndOfText;
        Text.End = ended ? choice.Probability : 0;
        Text.GoesOn = ended ? TokenChoice.ProbabilityOf(vocabulary.Continuing, TextRow(position)) : 0;
        context.Remember(Text.Tokens, position + 1);
    }

    /// <summary>Writes what follows the runner-up, and keeps the better of the two texts.</summary>
    private void Compare(TokenChoice token, ReadOnlySpan<int> draft, int limit)
    {
        var repetitions = Repetitions;
        other.CopyFrom(Text);
        terms?.Leave(runnerUp.Place);
        Text.CutTo(runnerUp.Place);
        Text.Add(token);
        Continue(Read(other.Tokens[(runnerUp.Place + 1)..]), limit);
        if (runnerUp.Prefers(Text, other, draft))
        {
            ties.End(runnerUp.Place); // the tokens after it have not stood in any hypothesis
            return;
        }
        Text.CopyFrom(other);
        terms?.Return(runnerUp.Place);
        Repetitions = repetitions;
        misread = runnerUp.Place;
        context.Keep(context.Forced + misread);
    }

    /// <summary>
    /// Reads the text's last token and likely ones after it in one batch; keeps these as far as the model would have written them.
    /// </summary>
    /// <returns>The position whose logits say what comes next.</returns>
    private int Read(ReadOnlySpan<int> likely)
    {
        var (count, position) = (Text.Count, context.Forced + Text.Count - 1);
        likely = likely[..Math.Clamp(Math.Min(layout.TextContext - position - 1, ISpeechDecoder.MaxRows - 1), 0, likely.Length)];
        decoder.Read([Text.Tokens[^1], .. likely], position, rows: likely.Length + 1);
        foreach (var token in likely)
        {
            var choice = Choose(position);
            if (choice.Token != token)
                break;
            Add(choice, position++);
        }
        if (Text.Count == count || !(RepetitionGuard.Repeats(Text.Tokens) || RepetitionGuard.Circles(Text.Tokens)))
            return position;
        Text.CutTo(count); // they are written one by one, and the loop is noticed where it begins
        return context.Forced + count - 1;
    }

    /// <summary>The likeliest token after this position that may stand in a caption.</summary>
    private TokenChoice Choose(int position)
    {
        var row = WantedRow(position);
        return prematureEnd.Decide(TokenChoice.Best(row), row);
    }

    private Span<float> WantedRow(int position)
    {
        var row = TextRow(position);
        foreach (var token in vocabulary.Unwanted)
            row[token] = float.NegativeInfinity;
        return row;
    }

    private void Add(TokenChoice choice, int position)
    {
        runnerUp.Look(Text.Count, choice, TextRow(position));
        terms?.Look(Text.Count, choice.Token, TextRow(position));
        Text.Add(choice);
        prematureEnd.Write(choice.Token, context.Settled + Text.Count);
    }

    /// <summary>Scores of the tokens that may follow a position in a text: words, marks and the end.</summary>
    private Span<float> TextRow(int position) => layout.Choices(decoder.Logits(position));
}
