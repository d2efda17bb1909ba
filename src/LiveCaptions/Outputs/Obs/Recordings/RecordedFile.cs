namespace LiveCaptions.Outputs.Obs.Recordings;

/// <summary>The spans of our clock whose sound is in one recorded file.</summary>
internal sealed class RecordedFile(string path, TimeSpan start)
{
    private readonly List<(TimeSpan From, TimeSpan? To)> spans = [(start, null)];
    private TimeSpan shift;

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>True while sound goes into it.</summary>
    public bool IsRunning => spans[^1].To is null;

    /// <summary>No sound goes into it from now on.</summary>
    public void Close(TimeSpan now) => spans[^1] = spans[^1] with { To = now > spans[^1].From ? now : spans[^1].From };

    /// <summary>Sound goes into it again.</summary>
    public void Open(TimeSpan now) => spans.Add((now, null));

    /// <summary>All positions are off by this.</summary>
    public void Shift(TimeSpan by) => shift += by;

    /// <summary>The position in the file: how much of its spans lies before this moment.</summary>
    public TimeSpan At(TimeSpan moment)
    {
        var position = TimeSpan.Zero;
        foreach (var (from, to) in spans)
        {
            if (moment <= from)
                break;
            position += (to is { } end && end < moment ? end : moment) - from;
        }
        return position + shift > TimeSpan.Zero ? position + shift : TimeSpan.Zero;
    }

    /// <summary>True if nothing said at or after this moment can be in it.</summary>
    public bool EndsBefore(TimeSpan moment) => spans[^1].To is { } end && end < moment;
}
