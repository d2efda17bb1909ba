using System.Runtime.InteropServices;

namespace LiveCaptions.Whisper.Decoding;

/// <summary>
/// The tokens that the decoder has read: the prompt, the window's settled tokens and the text; keys of those read before are kept.
/// </summary>
internal sealed class DecoderContext(ISpeechDecoder decoder)
{
    // The keys of the last forced tokens are read anew: they look at the end of the sound, which has changed.
    private const int ReadAgain = 2;

    private readonly List<int> forced = [],
        read = [],
        batch = [];

    /// <summary>Tokens of the prompt.</summary>
    public int Prompt { get; private set; }

    /// <summary>Tokens of the prompt and of settled words; the text begins at this position.</summary>
    public int Forced => forced.Count;

    /// <summary>The last token that the text must follow.</summary>
    public int Last => forced[^1];

    /// <summary>Tokens of settled words.</summary>
    public int Settled => forced.Count - Prompt;

    /// <summary>Sets the tokens that the text must follow.</summary>
    public void Force(ReadOnlySpan<int> prompt, ReadOnlySpan<int> settled)
    {
        forced.Clear();
        forced.AddRange(prompt);
        Prompt = forced.Count;
        forced.AddRange(settled);
    }

    /// <summary>Reads the forced tokens and a draft in one batch, but for those whose keys can be kept.</summary>
    public void Read(ReadOnlySpan<int> draft)
    {
        var past = 0;
        while (past < Math.Min(forced.Count - 1 - ReadAgain, read.Count) && read[past] == forced[past])
            past++;
        batch.Clear();
        batch.AddRange(CollectionsMarshal.AsSpan(forced)[past..]);
        batch.AddRange(draft);
        read.Clear();
        decoder.Read(CollectionsMarshal.AsSpan(batch), past, rows: draft.Length + 1);
    }

    /// <summary>Notes what the decoder holds now: the forced tokens and a text, as far as this position.</summary>
    public void Remember(ReadOnlySpan<int> text, int positions)
    {
        read.Clear();
        read.AddRange(CollectionsMarshal.AsSpan(forced));
        read.AddRange(text);
        Keep(positions);
    }

    /// <summary>Only the first tokens' keys are still valid.</summary>
    public void Keep(int positions)
    {
        if (read.Count > positions)
            read.RemoveRange(positions, read.Count - positions);
    }
}
