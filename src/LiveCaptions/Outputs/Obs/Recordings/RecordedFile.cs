namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>The spans of our clock whose sound is in one recorded file.</summary>
/// <param name="journal">Identifies the file: OBS may name the file itself only when it is complete.</param>
/// <param name="start">The moment at which it begins.</param>
internal sealed class RecordedFile(string journal, TimeSpan start)
{
    private readonly List<(TimeSpan From, TimeSpan? To)> spans = [(start, null)];
    private TimeSpan shift;

    /// <summary>The journal of the file's words.</summary>
    public string Journal => journal;

    /// <summary>True while sound is recorded into the file.</summary>
    public bool IsRunning => spans[^1].To is null;

    /// <summary>Sound is no longer recorded into the file.</summary>
    public void Close(TimeSpan now) => spans[^1] = spans[^1] with { To = now > spans[^1].From ? now : spans[^1].From };

    /// <summary>Sound is recorded into the file again.</summary>
    public void Reopen(TimeSpan now) => spans.Add((now, null));

    /// <summary>Moves all positions.</summary>
    public void Shift(TimeSpan by) => shift += by;

    /// <summary>The position of a moment in the file: the part of its spans that lies before the moment.</summary>
    public FileTime At(TimeSpan moment)
    {
        var position = TimeSpan.Zero;
        foreach (var (from, to) in spans)
        {
            if (moment <= from)
                break;
            position += (to is { } end && end < moment ? end : moment) - from;
        }
        return new(position + shift > TimeSpan.Zero ? position + shift : TimeSpan.Zero);
    }

    /// <summary>True if nothing said at or after this moment can be in the file.</summary>
    public bool EndsBefore(TimeSpan moment) => spans[^1].To is { } end && end < moment;
}
