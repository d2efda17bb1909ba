using LiveCaptions.Audio;
using LiveCaptions.Health;
using LiveCaptions.Settings;
using LiveCaptions.Tracks;

namespace LiveCaptions.Checks;

/// <summary>Whether the sources that are not sound devices can deliver; for a service that does not run.</summary>
internal static class SourceChecks
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(
        IReadOnlyList<TrackSettings> tracks,
        TrackSources sources,
        CancellationToken stop
    )
    {
        var findings = new List<Finding>();
        foreach (var track in tracks.Where(t => t.Source is not (TrackSettings.Auto or TrackSettings.SoundDevice)))
        {
            try
            {
                await sources.ProbeAsync(track, stop);
                findings.Add(new(Mark.Good, $"The source of track {track.Id} can be used."));
            }
            catch (SourceException e)
            {
                findings.Add(new(Mark.Bad, Problem.SourceUnusable.About(track.Id), e.Message, $"Correct Tracks:{track.Id}:Source."));
            }
        }
        return findings;
    }
}
