using System.Diagnostics;
using CliWrap;
using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Requests;

namespace LiveCaptions.EndToEnd.Obs;

/// <summary>Subtitles beside what OBS itself records.</summary>
public sealed class ObsRecordingTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_with_a_pause_has_subtitles_within_its_length_that_ffmpeg_reads()
    {
        Assert.SkipUnless(await IsHereAsync("ffprobe"), "ffprobe is not on the PATH: apt-get install ffmpeg");
        await using var real = await RealObs.StartAsync();
        await using var service = await ServiceProcess.StartAsync(Repository.Demo, obs: new { Enabled = true, Address = $"ws://127.0.0.1:{real.Port}", real.Password, TextSource = new { Enabled = false } });
        await using var obs = real.Connect();
        await obs.WaitReadyAsync(Stop);

        await obs.StartRecordAsync(Stop);
        await UntilRecordedAsync(obs, 5000);
        await obs.PauseRecordAsync(Stop);
        for (var pause = Stopwatch.StartNew(); pause.ElapsedMilliseconds < 2000; await Task.Delay(50, Stop)) { }
        await obs.ResumeRecordAsync(Stop);
        await UntilRecordedAsync(obs, 10_000);
        var film = await obs.StopRecordAsync(Stop);
        var (srt, vtt) = (Path.ChangeExtension(film, ".srt"), Path.ChangeExtension(film, ".vtt"));
        for (var wait = Stopwatch.StartNew(); !(File.Exists(srt) && File.Exists(vtt)); await Task.Delay(50, Stop)) Assert.True(wait.Elapsed < TimeSpan.FromSeconds(20), "There are no subtitles.");

        var length = await SecondsAsync(film, "format=duration");
        var cues = (await File.ReadAllTextAsync(srt, Stop)).Split("\r\n").Where(line => line.Contains("-->", StringComparison.Ordinal)).Select(line => line.Split(" --> ").Select(Seconds).ToArray()).ToList();
        output.WriteLine($"{length:F1} s were recorded; cues: {string.Join(", ", cues.Select(c => $"{c[0]:F2}-{c[1]:F2}"))}");
        Assert.InRange(length, 9, 12);
        Assert.NotEmpty(cues);
        Assert.All(cues, cue => Assert.InRange(cue[0], 0, length));
        foreach (var file in new[] { srt, vtt })
        {
            var read = await ProgramRun.OfAsync(Cli.Wrap("ffmpeg").WithArguments(["-nostdin", "-v", "warning", "-i", file, "-map", "0:s:0", "-f", "srt", "-"]));
            Assert.Equal((0, ""), (read.ExitCode, read.Error));
        }
    }

    private static async Task UntilRecordedAsync(ObsClient obs, double milliseconds)
    {
        for (var wait = Stopwatch.StartNew(); (await obs.GetRecordStatusAsync(Stop)).OutputDuration < milliseconds; await Task.Delay(50, Stop)) Assert.True(wait.Elapsed < TimeSpan.FromSeconds(40), "OBS does not record.");
    }

    private static double Seconds(string clock) => TimeSpan.Parse(clock.Replace(',', '.')).TotalSeconds;

    private static async Task<double> SecondsAsync(string file, string entry) =>
        double.Parse((await ProgramRun.OfAsync(Cli.Wrap("ffprobe").WithArguments(["-v", "error", "-show_entries", entry, "-of", "csv=p=0", file]))).Output);

    private static async Task<bool> IsHereAsync(string program)
    {
        try
        {
            return (await ProgramRun.OfAsync(Cli.Wrap(program).WithArguments(["-version"]))).ExitCode == 0;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
