namespace LiveCaptions.Captions;

/// <summary>Who says a paragraph, where voices are told apart: named in its text once a person has given the voice a name.</summary>
internal sealed partial class ReaderTranscript
{
    private VoiceNames names = VoiceNames.None;

    /// <summary>Calls voices so from now on.</summary>
    /// <remarks>
    /// Readers get the open paragraph again, and those in which a name stands already. Others that have ended stay as they are, since a
    /// screen reader would tell them all anew; whoever comes later has the names in them, too.
    /// </remarks>
    public void Name(VoiceNames called)
    {
        lock (sync)
            if (called.IsSame(names))
                return;
        Change(() =>
        {
            List<string> before = [.. Enumerable.Range(0, done.Count + 1).Select(Label)];
            names = called;
            for (var i = 0; i < before.Count; i++)
                if (before[i] != Label(i) && (before[i].Length > 0 || i == done.Count))
                    corrected = At(i).Version = version;
        });
    }

    private ReaderParagraph At(int index) => index < done.Count ? done[index] : open;

    private TranscriptParagraph Told(int index)
    {
        var (paragraph, called) = (At(index), CalledIn(index));
        return new(paragraph.Id, paragraph.At, Label(index) + paragraph.Text)
        {
            Speaker = paragraph.Speaker > 0 ? called.Shown(paragraph.Speaker) : null,
            Name = called.Given(paragraph.Speaker),
        };
    }

    /// <summary>What stands before a paragraph's words: the name of whoever begins to speak there, if a person has given one.</summary>
    private string Label(int index) =>
        CalledIn(index).Given(At(index).Speaker) is { } name && (index == 0 || Voice(index - 1) != Voice(index)) ? $"{name}: " : "";

    /// <summary>Whose a paragraph is: numbers of two sources have nothing to do with each other.</summary>
    private (VoiceNames, int) Voice(int index) => (CalledIn(index), CalledIn(index).Shown(At(index).Speaker));

    private VoiceNames CalledIn(int index) => At(index).Names ?? names;
}
