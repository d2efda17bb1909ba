using System.Runtime.CompilerServices;
using LiveCaptions.Audio.Files;
using LiveCaptions.Bench;
using LiveCaptions.Commands;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Audio;
using LiveCaptions.Tests.Audio.Files;
using LiveCaptions.Tests.Engine;
using LiveCaptions.Tests.Exports;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Commands;

/// <summary>Runs the command line with a recogniser that always hears the same, and keeps all that it prints.</summary>
internal sealed class ScriptedEngine : IRecordingTranscriber
{
    private static readonly string Scratch = Path.Combine(Path.GetTempPath(), "livecaptions-written-");

    public StringWriter Output { get; } = new() { NewLine = "\n" };
    public StringWriter Error { get; } = new() { NewLine = "\n" };
    public Dictionary<string, string> Environment { get; } = [];
    public ISoundDecoder Decoder { get; init; } = new ScriptedDecoder(new float[16000]);
    public ScriptedDevices Devices { get; init; } = new();
    public EngineChoice? Chosen { get; private set; }
    public string? Language { get; private set; }
    public BenchRequest? Measured { get; private set; }
    public Exception? Trouble { get; init; }

    /// <summary>No word is recognised.</summary>
    public bool IsDeaf { get; init; }

    /// <summary>Happens while it transcribes.</summary>
    public Action? Meanwhile { get; init; }

    public bool IsClosed { get; private set; }

    /// <summary>The folder that remembers what was written.</summary>
    public string Written { get; init; } = Scratch + Guid.NewGuid().ToString("N");

    /// <summary>Runs it as from a terminal.</summary>
    public Task<int> RunAsync(params string[] arguments) => RunAsync(Test.Stop, arguments);

    public Task<int> RunAsync(CancellationToken stop, params string[] arguments) =>
        CommandLine.RunAsync(
            arguments,
            new SpeechEngine(Open, Measure, _ => new SilentRecognisers()),
            new CommandContext(Output, Error, Environment, Decoder, ShowsProgress: false)
            {
                Devices = Devices,
                Written = Written,
                Builds = new ScriptedBuilds(),
            },
            stop
        );

    private ScriptedEngine Open(EngineChoice engine, RecognitionSettings recognition, string language)
    {
        (Chosen, Language) = (engine, language);
        return this;
    }

    private Task Measure(BenchRequest request, CommandContext context, CancellationToken stop)
    {
        Measured = request;
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<TranscriptChange> TranscribeAsync(
        IAsyncEnumerable<ReadOnlyMemory<float>> sound,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var heard = AudioTime.Zero;
        await foreach (var block in sound.WithCancellation(stop))
            heard += block.Length;
        Meanwhile?.Invoke();
        if (Trouble is not null)
            throw Trouble;
        yield return new TranscriptChange { Heard = heard };
        if (IsDeaf)
            yield break;
        yield return new TranscriptChange
        {
            Settled = Spoken.Evenly("Good evening,", 0, 0.5),
            Heard = heard,
            Language = "en",
        };
        yield return new TranscriptChange { Settled = Spoken.Evenly("everybody.", 1, 0.5), Heard = heard };
    }

    public void Dispose()
    {
        IsClosed = true;
        if (Directory.Exists(Written) && Written.StartsWith(Scratch, StringComparison.Ordinal))
            Directory.Delete(Written, recursive: true);
    }
}
