using LiveCaptions.Whisper.Decoding;

namespace LiveCaptions.Whisper.Streaming;

/// <summary>The sound that is decoded again and again, the words settled in it, and what was last heard after them.</summary>
internal sealed class RecognitionWindow(Agreement agreement, ShownWords screen)
{
    private readonly List<int> settled = [];

    /// <summary>Where its sound begins in the stream.</summary>
    public long Start { get; private set; }

    /// <summary>Tokens settled in it: the decoder is forced to begin with them.</summary>
    public IReadOnlyList<int> Settled => settled;

    /// <summary>The same, as the list that it is.</summary>
    public List<int> SettledTokens => settled;

    /// <summary>Where the sound of the last settled word ends.</summary>
    public long LastSettledEnd { get; set; }

    /// <summary>The last hypothesis after the settled words: the next step's draft.</summary>
    public Hypothesis Tail { get; private set; } = Hypothesis.Empty;

    /// <summary>How far into the stream the tail reaches; -1: nothing is decoded.</summary>
    public long DecodedTo { get; private set; } = -1;

    /// <summary>Tokens and samples cut since the tail was decoded: what the decoder tells of it counts from before.</summary>
    public (int Tokens, long Samples) CutSince { get; private set; }

    /// <summary>Something of this utterance is settled.</summary>
    public bool SaidSomething { get; private set; }

    /// <summary>Tokens that were settled and have left the window, in all of the stream.</summary>
    public long Retired { get; private set; }

    /// <summary>Nothing has been said in it.</summary>
    public bool IsEmpty => settled.Count == 0 && Tail.Tokens.IsEmpty;

    public void BeginUtterance() => SaidSomething = false;

    /// <summary>Takes a new hypothesis.</summary>
    public void Hear(Hypothesis hypothesis, long until) => (Tail, DecodedTo, CutSince) = (hypothesis, until, default);

    /// <summary>How many words of the tail are agreed upon.</summary>
    public int Agreed() => agreement.Hear(DecodedTo, Tail.Keys, Tail.Probability);

    /// <summary>The tail's first words never change again.</summary>
    public void Settle(int words)
    {
        SaidSomething |= words > 0;
        settled.AddRange(Tail.Tokens[..Tail.TokensOf(words)]);
        Tail = Tail.After(words);
        screen.Settle(words);
        agreement.Settle(words);
    }

    /// <summary>The tail is void.</summary>
    public void DropTail() => Tail = Hypothesis.Empty;

    /// <summary>The utterance is over: what was not settled is void, the settled words stay as context.</summary>
    public void Forget()
    {
        (Tail, DecodedTo) = (Hypothesis.Empty, -1);
        screen.Clear();
        agreement.Clear();
    }

    /// <summary>A new window without context.</summary>
    public void StartAfresh(long at)
    {
        Retire(settled.Count);
        Forget();
        Start = Math.Max(0, at);
        LastSettledEnd = Math.Max(LastSettledEnd, Start);
    }

    /// <summary>An empty window begins later.</summary>
    public void BeginAt(long at) => Start = Math.Max(Start, at);

    /// <summary>Cuts the first settled tokens and their sound.</summary>
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
