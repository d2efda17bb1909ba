using System.Globalization;
using LiveCaptions.Files;
using LiveCaptions.Health;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Outputs.Obs.Recordings;
using LiveCaptions.Outputs.Obs.Stream;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs.Obs;

/// <summary>Checks everything in OBS that could keep captions from the picture, the stream or the recording.</summary>
internal sealed class ObsCheckup(ObsSettings settings, IObsRequests obs)
{
    /// <summary>The oldest OBS whose events report pauses and reconnects.</summary>
    private const int OldestObs = 29;

    /// <summary>Runs the checks that the settings call for.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken stop)
    {
        var findings = new List<Finding> { await VersionAsync(stop) };
        if (settings.TextSource.Enabled)
            findings.Add(await SourceAsync(stop));
        if (settings.StreamCaptions.Enabled)
            findings.AddRange(await StreamAsync(stop));
        if (settings.Recordings.Enabled)
            findings.Add(await RecordingsAsync(stop));
        if (settings.Gate.Input is { } input)
            findings.Add(await GateAsync(input, stop));
        return findings;
    }

    private async Task<Finding> VersionAsync(CancellationToken stop)
    {
        var version = await obs.GetVersionAsync(stop);
        var number = int.TryParse(version.ObsVersion.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : 0;
        return number >= OldestObs
            ? new(Mark.Good, $"This is OBS {version.ObsVersion}.")
            : new(
                Mark.Doubtful,
                Problem.ObsTooOld.About(version.ObsVersion),
                "It does not report pauses and reconnects, so subtitles of recordings may be out of sync.",
                $"Update OBS to version {OldestObs} or later."
            );
    }

    private async Task<Finding> SourceAsync(CancellationToken stop)
    {
        var name = settings.TextSource.Name;
        var input = (await obs.GetInputListAsync(cancel: stop)).FirstOrDefault(i => i.InputName == name);
        if (input is null)
            return new(Mark.Bad, Problem.NoTextSource.About(name), "There are no captions in the picture.", "Run livecaptions obs setup.");
        if (!ObsSources.Fits(ObsSourceKind.Text, input.InputKind))
            return new(
                Mark.Bad,
                Problem.NotATextSource.About(name),
                $"Its kind is {input.InputKind}, which has no text.",
                "Run livecaptions obs setup with another --name."
            );
        return (await obs.GetSourceActiveAsync(name, stop)).VideoActive
            ? new(Mark.Good, $"The text source \"{name}\" is on air.")
            : new(
                Mark.Doubtful,
                Problem.TextSourceHidden.About(name),
                "It is hidden, or not in the scene on air.",
                "Add it to the scene on air, or make it visible there."
            );
    }

    private async Task<IEnumerable<Finding>> StreamAsync(CancellationToken stop)
    {
        var encoder = await StreamEncoder.QueryAsync(obs, stop);
        var delay = encoder.Delay > TimeSpan.Zero ? $", with captions delayed by {encoder.Delay.TotalSeconds:0} s like the stream" : "";
        var about = Problem.Encoder.About(encoder.Encoder + delay);
        if (encoder.Refusal is { } refusal)
            return [new(Mark.Bad, about, refusal)];
        return [encoder.Doubt is { } doubt ? new(Mark.Doubtful, about, doubt) : new Finding(Mark.Good, about)];
    }

    private async Task<Finding> RecordingsAsync(CancellationToken stop)
    {
        var folder = settings.Recordings.Folder ?? await obs.GetRecordDirectoryAsync(stop);
        if (settings.Recordings.Folder is null && !RecordingPath.IsFolderHere(folder))
            return new(
                Mark.Doubtful,
                Problem.NoSubtitleFolder.About(folder),
                $"It is no folder of this machine, so subtitles go to {Path.Combine(ProgramFiles.Data, "subtitles")}.",
                "Name another folder in Obs:Recordings:Folder."
            );
        try
        {
            WholeFile.Check(Path.Combine(folder, $".livecaptions-probe-{Guid.NewGuid():N}"));
            return new(Mark.Good, $"Subtitles of recordings can be written to {folder}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(Mark.Bad, Problem.NoSubtitleFolder.About(folder), e.Message, "Name a writable folder in Obs:Recordings:Folder.");
        }
    }

    private async Task<Finding> GateAsync(string input, CancellationToken stop)
    {
        try
        {
            return await obs.GetInputMuteAsync(input, stop)
                ? new(
                    Mark.Doubtful,
                    Problem.InputMuted.About(input),
                    "Captions are held back while it is muted.",
                    "Unmute it in OBS when captions should be visible."
                )
                : new(Mark.Good, $"The input \"{input}\" is not muted.");
        }
        catch (ObsRequestException e)
        {
            return new(Mark.Bad, Problem.NoInput.About(input), e.Message, "Name another input in Obs:Gate:Input.");
        }
    }
}
