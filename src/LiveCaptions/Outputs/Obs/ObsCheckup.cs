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
/// <param name="port">The port of our pages.</param>
internal sealed class ObsCheckup(ObsSettings settings, IObsRequests obs, int port)
{
    /// <summary>The oldest OBS whose events report pauses and reconnects.</summary>
    private const int OldestObs = 29;

    private readonly PictureChecks picture = new(obs, port);

    /// <summary>Connects to OBS for the time of the checks; an OBS that is away is a finding.</summary>
    public static async Task<IReadOnlyList<Finding>> RunAsync(ObsSettings settings, int port, CancellationToken stop)
    {
        if (!settings.Enabled)
            return [new(Mark.Doubtful, Problem.ObsOff.About(), "Obs:Enabled is false.", "Run livecaptions obs setup, if you use OBS.")];
        var findings = new List<Finding>();
        try
        {
            await using var visit = await ObsSession.BeginAsync(settings, stop);
            findings.Add(new(Mark.Good, $"OBS answers at {settings.Address}."));
            findings.AddRange(await new ObsCheckup(settings, visit.Obs, port).RunAsync(stop));
        }
        catch (ObsException e) when (UserFacingError.Of(e) is { } error)
        {
            var about = findings.Count == 0 ? Problem.ObsClosed.About(settings.Address) : Problem.ObsSilent.About();
            findings.Add(new(Mark.Bad, about, error.What, error.Fix ?? ""));
        }
        return findings;
    }

    /// <summary>Runs the checks that the settings call for.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken stop)
    {
        var findings = new List<Finding> { await VersionAsync(stop) };
        var pages = await picture.BrowserSourcesAsync(stop);
        findings.AddRange(pages);
        if (settings.TextSource.Enabled)
            findings.AddRange(await TextSourceAsync(hasOverlay: pages.Count > 0, stop));
        else if (pages.Count == 0)
            findings.Add(
                new(
                    Mark.Doubtful,
                    Problem.NoBrowserSource.About(),
                    "There is no text source either, so there are no captions in the picture.",
                    "Run livecaptions obs setup, or add the overlay's address as a browser source."
                )
            );
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

    /// <param name="hasOverlay">A browser source shows the overlay, so that the picture has captions without a text source.</param>
    private async Task<IReadOnlyList<Finding>> TextSourceAsync(bool hasOverlay, CancellationToken stop)
    {
        var name = settings.TextSource.Name;
        var input = (await obs.GetInputListAsync(cancel: stop)).FirstOrDefault(i => i.InputName == name);
        if (input is null)
            return hasOverlay
                ? []
                : [new(Mark.Bad, Problem.NoTextSource.About(name), "There are no captions in the picture.", "Run livecaptions obs setup.")];
        if (!ObsSources.Fits(ObsSourceKind.Text, input.InputKind))
            return
            [
                new(
                    Mark.Bad,
                    Problem.NotATextSource.About(name),
                    $"Its kind is {input.InputKind}, which has no text.",
                    "Run livecaptions obs setup with another --name."
                ),
            ];
        return await picture.VisibleAsync(name, Problem.TextSourceHidden, "text source", stop);
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
