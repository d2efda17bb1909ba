using System.Text;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>A paragraph whose words can still be corrected.</summary>
internal sealed class ReaderParagraph(long id, long at)
{
    private readonly List<(long Number, string Text, bool Joined)> words = [];
    private string? text;

    public long Id => id;
    public long At => at;
    public long Version { get; set; }
    public string Text => text ??= Join();

    /// <summary>What its voices are called for good, since another source has followed; null: as the track's are now.</summary>
    public VoiceNames? Names { get; set; }

    /// <summary>The number of whoever says all of it; 0: nobody asked.</summary>
    public int Speaker { get; private set; }

    public void Add(SettledWord word)
    {
        Speaker = word.Speaker > 0 ? word.Speaker : Speaker;
        var whole = Text;
        words.Add((word.Number, word.Text, word.Joined));
        text = whole.Length == 0 || word.Joined ? whole + word.Text : whole + ' ' + word.Text;
    }

    public bool Correct(long number, string correct)
    {
        var place = words.FindIndex(word => word.Number == number);
        if (place < 0)
            return false;
        words[place] = words[place] with { Text = correct };
        text = null;
        return true;
    }

    private string Join()
    {
        var joined = new StringBuilder();
        var apart = false; // the space before a word that was left out is due
        foreach (var word in words)
        {
            if (word.Text.Length > 0 && joined.Length > 0 && (!word.Joined || WordCorrections.StandsApart(apart, word.Text)))
                joined.Append(' ');
            joined.Append(word.Text);
            apart = word.Text.Length == 0 && (apart || !word.Joined);
        }
        return joined.ToString();
    }
}
