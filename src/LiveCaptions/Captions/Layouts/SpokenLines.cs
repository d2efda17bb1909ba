namespace LiveCaptions.Captions.Layouts;

/// <summary>Says of each line who speaks it, where voices are told apart.</summary>
internal static class SpokenLines
{
    /// <summary>Whether somebody else speaks, who begins on a line of their own; markers and typed words are nobody's.</summary>
    public static bool Changes(int before, int now) => before > 0 && now > 0 && before != now;

    /// <summary>The same lines with their speakers; the layout's owner knows the track.</summary>
    /// <param name="lines">In order.</param>
    /// <param name="speakerIn">The number of a line's speaker, by the line's id; 0: nobody asked, or nobody knows yet.</param>
    public static IEnumerable<CaptionLine> Of(IEnumerable<CaptionLine> lines, Func<long, int> speakerIn)
    {
        var above = 0;
        foreach (var line in lines)
        {
            var number = speakerIn(line.Id);
            yield return number == 0 ? line : line with { Speaker = SpeakerOf(number, number != above) };
            above = number;
        }
    }

    /// <summary>The lines as their speakers are called now; lines of one name follow each other without a change.</summary>
    public static IEnumerable<CaptionLine> Called(IEnumerable<CaptionLine> lines, VoiceNames names)
    {
        var above = 0;
        foreach (var line in lines)
        {
            var number = names.Shown(line.Speaker?.Number ?? 0);
            yield return line.Speaker is { } speaker
                ? line with
                {
                    Speaker = speaker with { Label = names.NameOf(number), Number = number, Begins = number != above },
                }
                : line;
            above = number;
        }
    }

    private static LineSpeaker SpeakerOf(int number, bool begins) =>
        new("", VoiceNames.NumberedName(number), null, begins) { Number = number };
}
