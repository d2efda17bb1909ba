using LiveCaptions.Capture;
using LiveCaptions.Obs;
using LiveCaptions.Obs.Events;
using LiveCaptions.Obs.Requests;
using LiveCaptions.Whisper;
using LiveCaptions.Windows;

namespace LiveCaptions.Tests.Documentation;

/// <summary>The examples in the libraries' READMEs, compiled; nothing runs them.</summary>
internal static class LibraryExamples
{
    public static void Whisper(IEnumerable<float[]> sound)
    {
        using var model = SpeechModel.Load("models/ggml-tiny.en-q8_0.bin");
        using var stream = model.OpenStream();
        foreach (var block in sound) // 16 kHz, mono, float, -1 to 1
        {
            stream.Write(block);
            var change = stream.Step();
            foreach (var word in change.Settled)
                Console.Write($"{word.Text} ");
        }
        foreach (var word in stream.Finish().Settled)
            Console.Write($"{word.Text} ");
    }

    public static void Capture()
    {
        using var capture = SoundCapture.Open(new CaptureOptions { Device = "Rode" }); // "" is the default microphone, "loopback" what the computer plays
        var samples = new float[1600];
        while (true)
        {
            var read = capture.Read(samples, TimeSpan.FromSeconds(1));
            if (read.Missing > 0)
                Console.WriteLine($"{read.Missing} samples are missing here");
            if (read.Status == CaptureStatus.Lost)
                break; // open it again
            Console.WriteLine($"{read.Samples} samples");
        }
    }

    public static async Task Windows(System.Diagnostics.Process ffmpeg, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows())
        {
            PowerThrottling.TurnOff(); // Windows 11 slows programs without a window down
            using var children = ChildJob.Hold(ffmpeg); // ffmpeg, and all that it starts, end with this process, however it ends
            await ffmpeg.WaitForExitAsync(stop);
        }
    }

    public static async Task Obs(CancellationToken stop)
    {
        await using var obs = new ObsClient(new ObsClientOptions { Password = ObsPassword.FromEnvironment("OBS_PASSWORD") });
        obs.Start();
        await obs.WaitReadyAsync(stop);
        Console.WriteLine((await obs.GetVersionAsync(stop)).ObsVersion);
        await foreach (var obsEvent in obs.ListenAsync(stop))
        {
            if (obsEvent is ConnectionChanged { State: var state })
                Console.WriteLine($"{state.Stage} {state.Reason}");
            if (obsEvent is CurrentProgramSceneChanged scene)
                Console.WriteLine(scene.SceneName);
        }
    }
}
