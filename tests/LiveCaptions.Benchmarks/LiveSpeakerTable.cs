using System.Globalization;
using System.Text.Json;
using LiveCaptions.Audio.Files;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;

namespace LiveCaptions.Benchmarks;

/// <summary>Writes who says each word of recordings, as told while they run.</summary>
internal static class LiveSpeakerTable
{
    private const double Step = 0.055,
        Idle = 0.02;

    /// <summary>A line of JSON for each word: recording, text, start, end, when it settled, speaker.</summary>
    /// <param name="model">A model's file, with the voice detector beside it.</param>
    /// <param name="language">ISO 639 code.</param>
    /// <param name="recordings">Sound files.</param>
    public static async Task WriteAsync(string model, string language, IEnumerable<string> recordings)
    {
        var voice = Path.Combine(Path.GetDirectoryName(model)!, "ggml-silero-v6.2.3.bin");
        using var speech = SpeechModel.Load(model, new() { VoiceModel = voice, Threads = 1 });
        foreach (var recording in recordings)
        {
            var sound = await SoundFile.ReadAsync(recording, default);
            using var stream = speech.OpenStream(new() { Language = language });
            var timed = new TimedStream(stream);
            using var speakers = SpeakerStream.For(new SpeakerSettings { Enabled = true }, timed);
            var before = Environment.CpuUsage.TotalTime;
            Run(speakers, sound, Path.GetFileName(recording));
            var seconds = sound.Length / (double)AudioTime.SampleRate;
            await Console.Error.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{recording}: {(Environment.CpuUsage.TotalTime - before - timed.Spent).TotalSeconds / seconds:F4} s per second of sound"
                )
            );
        }
    }

    private static void Run(ISpeechStream stream, float[] sound, string name)
    {
        var (clock, heard) = (0.0, 0);
        for (; heard < sound.Length; )
        {
            var until = (int)Math.Min(sound.Length, AudioTime.SamplesIn(clock));
            stream.Write(sound.AsSpan(heard, until - heard));
            heard = until;
            var change = stream.Step();
            clock += change.Decoded ? Step : Idle;
            Print(change, name, clock);
        }
        Print(stream.Finish(), name, clock);
    }

    private static void Print(TranscriptChange change, string name, double clock)
    {
        foreach (var word in change.Settled)
            Console.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        Recording = name,
                        word.Text,
                        Start = word.Start.Seconds,
                        End = word.End.Seconds,
                        Settled = clock,
                        word.Speaker,
                    }
                )
            );
    }

    /// <summary>Measures what the recogniser itself takes.</summary>
    private sealed class TimedStream(ISpeechStream inner) : WrappedRecogniser(inner)
    {
        /// <summary>Processor time.</summary>
        public TimeSpan Spent { get; private set; }

        public override void Write(ReadOnlySpan<float> samples)
        {
            var before = Environment.CpuUsage.TotalTime;
            base.Write(samples);
            Spent += Environment.CpuUsage.TotalTime - before;
        }

        protected override TranscriptChange Ask(Func<ISpeechStream, TranscriptChange> ask)
        {
            var before = Environment.CpuUsage.TotalTime;
            var change = base.Ask(ask);
            Spent += Environment.CpuUsage.TotalTime - before;
            return change;
        }
    }
}
