using System.Text;
using LiveCaptions.Captions;
using LiveCaptions.Exports;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Viewers;

/// <summary>A version of a track's subtitles as it is sent.</summary>
/// <param name="Bytes">WebVTT in UTF-8.</param>
/// <param name="Tag">Names this text (an entity tag without its quotes).</param>
/// <param name="Made">When it was written.</param>
internal sealed record SubtitleVersion(byte[] Bytes, string Tag, DateTimeOffset Made);

/// <summary>A track's subtitles as WebVTT: written once for each version of the words, by one request at a time.</summary>
/// <remarks>Threading: safe.</remarks>
internal sealed class SubtitleFile(CaptionPipeline pipeline, CaptionSettings settings, TimeProvider time)
{
    private readonly Lock sync = new();
    private readonly Dictionary<string, GrowingCues> growing = [];
    private Task<SubtitleVersion>? newest;
    private long version; // of the words in the newest

    /// <summary>How often it has been written.</summary>
    public int Writings { get; private set; }

    /// <summary>The subtitles as they are now.</summary>
    public Task<SubtitleVersion> NowAsync(CancellationToken stop)
    {
        lock (sync)
        {
            // Read before the words: those that come in between make the next version.
            var now = pipeline.SubtitlesVersion;
            if (newest is null || version != now)
                (version, newest) = (now, WriteAfterAsync(newest));
            return newest.WaitAsync(stop);
        }
    }

    private async Task<SubtitleVersion> WriteAfterAsync(Task? previous)
    {
        if (previous is not null)
            await previous.ContinueWith(_ => { }, TaskScheduler.Default);
        return await Task.Run(Write);
    }

    private SubtitleVersion Write()
    {
        Writings++;
        var (words, language) = pipeline.Subtitles();
        var bytes = Encoding.UTF8.GetBytes(Subtitles.Vtt(CuesIn(language).Of(words), pipeline.Names));
        return new(bytes, TaggedBytes.TagOf(bytes), time.GetUtcNow());
    }

    /// <summary>The cues as this language breaks lines: kept for each, since a speaker may go back and forth.</summary>
    private GrowingCues CuesIn(string? language)
    {
        if (!growing.TryGetValue(language ?? "", out var cues))
            growing.Add(
                language ?? "",
                cues = new(
                    new()
                    {
                        Language = language,
                        MinSeconds = settings.ShortestCue,
                        MaxSeconds = settings.LongestCue,
                    }
                )
            );
        return cues;
    }
}
