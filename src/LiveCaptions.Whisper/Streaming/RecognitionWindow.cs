using System.Runtime.InteropServices;
using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>
/// The sound that is decoded again and again, the words settled in it, and the newest hypothesis about what follows them.
/// </summary>
internal sealed class RecognitionWindow(Agreement agreement, ShownWords screen)
{
    private readonly List<int> settled = [];
    private long settledLetters;

    /// <summary>Where its sound begins in the stream.</summary>
    public long Start { get; private set; }

    /// <summary>Tokens settled in it, which the decoder is forced to begin with; valid until the next change.</summary>
    public ReadOnlySpan<int> Settled => CollectionsMarshal.AsSpan(settled);

    /// <summary>Where the sound of the last settled word ends.</summary>
    public long LastSettledEnd { get; set; }

    /// <summary>The newest hypothesis without the words settled since: the next step's draft.</summary>
    public Hypothesis Tail { get; private set; } = Hypothesis.Empty;

    /// <summary>How far into the stream the tail reaches; -1: nothing is decoded.</summary>
    public long DecodedTo { get; private set; } = -1;

    /// <summary>Tokens and samples cut since the tail was decoded; its token frames still count from before the cut.</summary>
    public (int Tokens, long Samples) CutSince { get; private set; }

    /// <summary>Words of the current utterance have been settled.</summary>
    public bool SaidSomething { get; private set; }

    /// <summary>Settled tokens that have left the window, over the whole stream.</summary>
    public long Retired { get; private set; }

    /// <summary>Letters written over the whole stream, settled or in the tail.</summary>
    public long Letters => settledLetters + Tail.LettersOf(Tail.Count);

    private bool IsEmpty => settled.Count == 0 && Tail.Tokens.IsEmpty;

    /// <summary>Begins an utterance.</summary>
    /// <param name="at">Where its sound begins.</param>
    /// <param name="keepContext">The pause before it was short: words settled before it stay as context.</param>
    public void BeginUtterance(long at, bool keepContext)
    {
        SaidSomething = false;
        if (settled.Count > 0 && !keepContext)
            StartAfresh(at);
        else if (IsEmpty)
            Start = Math.Max(Start, at);
    }

    /// <summary>Replaces the tail by a new hypothesis about the sound up to this position.</summary>
    public void Update(Hypothesis hypothesis, long until) => (Tail, DecodedTo, CutSince) = (hypothesis, until, default);

    /// <summary>How many words of a new tail are agreed upon; asked once for each.</summary>
    public int Agreed() => agreement.Add(DecodedTo, Tail.Keys, Tail.Probability);

    /// <summary>Settles the tail's first words, which never change again.</summary>
    public void Settle(int words)
    {
        SaidSomething |= words > 0;
        settledLetters += Tail.LettersOf(words);
        settled.AddRange(Tail.Tokens[..Tail.TokensOf(words)]);
        Tail = Tail.After(words);
        screen.Settle(words);
        agreement.Settle(words);
    }

    /// <summary>Drops the tail.</summary>
    public void DropTail() => Tail = Hypothesis.Empty;

    /// <summary>Drops all hypotheses; settled words stay as context.</summary>
    public void Forget()
    {
        (Tail, DecodedTo) = (Hypothesis.Empty, -1);
        screen.Clear();
        agreement.Clear();
    }

    /// <summary>Begins a new window, without context.</summary>
    public void StartAfresh(long at)
    {
        Retire(settled.Count);
        Forget();
        Start = Math.Max(0, at);
        LastSettledEnd = Math.Max(LastSettledEnd, Start);
    }

    /// <summary>Passes over sound in which nobody is understood: drops all hypotheses, and most of the sound.</summary>
    /// <param name="until">How far it reaches.</param>
    /// <param name="kept">Samples that stay: a word that becomes intelligible may have begun in them.</param>
    public void PassOver(long until, long kept)
    {
        Forget();
        if (settled.Count > 0)
            StartAfresh(Math.Max(LastSettledEnd, until - kept));
        else if (until - Start > 2 * kept)
            StartAfresh(until - kept);
        Update(Hypothesis.Empty, until);
    }

    /// <summary>Cuts the first settled tokens, and their sound.</summary>
    public void Cut(int tokens, long samples)
    {
        Retire(tokens);
        Start += samples;
        CutSince = (CutSince.Tokens + tokens, CutSince.Samples + samples);
    }

    private void Retire(int tokens)
    {
        Retired += tokens;
        settled.RemoveRange(0, tokens);
    }
}
