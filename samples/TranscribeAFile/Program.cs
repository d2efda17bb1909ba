// Transcribes a sound or video file and prints each word as it settles. From the root of the repository:
//
//     dotnet run --project samples/TranscribeAFile -c Release -- demo/demo.wav [MODEL]
//
// MODEL is a ggml Whisper model with Silero's voice activity model beside it; the default comes with the repository.
// ffmpeg must be installed: it decodes the file.
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using LiveCaptions.Whisper;

if (args.Length is < 1 or > 2)
    return Fail("Usage: TranscribeAFile FILE [MODEL]");
try
{
    using var model = SpeechModel.Load(args.Length > 1 ? args[1] : "models/ggml-tiny.en-q8_0.bin");
    using var stream = model.OpenStream();
    using var ffmpeg = Process.Start(Ffmpeg(args[0]))!;
    var sound = ffmpeg.StandardOutput.BaseStream;
    var block = new byte[3200 * sizeof(float)]; // 0.2 s
    while (sound.ReadAtLeast(block, block.Length, throwOnEndOfStream: false) is > 0 and var count)
    {
        stream.Write(MemoryMarshal.Cast<byte, float>(block.AsSpan(0, count)));
        do Print(stream.Step());
        while (stream.IsBehind);
    }
    Print(stream.Finish());
    Console.WriteLine();
    ffmpeg.WaitForExit();
    return ffmpeg.ExitCode;
}
catch (SpeechException e)
{
    return Fail(e.Message);
}
catch (Win32Exception)
{
    return Fail("ffmpeg was not found, so the file cannot be decoded. Install it.");
}

// 16 kHz, mono, 32-bit float: the only format that a stream takes.
static ProcessStartInfo Ffmpeg(string file) =>
    new("ffmpeg", ["-nostdin", "-v", "error", "-i", file, "-vn", "-ac", "1", "-ar", "16000", "-f", "f32le", "-"])
    {
        RedirectStandardOutput = true,
    };

static void Print(TranscriptChange change)
{
    foreach (var word in change.Settled)
        Console.Write(word.Joined ? word.Text : $" {word.Text}");
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}
