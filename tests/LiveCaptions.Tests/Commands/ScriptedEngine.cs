using System.Runtime.CompilerServices;
using LiveCaptions.Audio.Files;
using LiveCaptions.Bench;
using LiveCaptions.Commands;
using LiveCaptions.Desktop;
using LiveCaptions.Lifetime;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Tests.Audio;
using LiveCaptions.Tests.Audio.Files;
using LiveCaptions.Tests.Engine;
using LiveCaptions.Tests.Exports;
using LiveCaptions.Tests.Translation;
using LiveCaptions.Translation.Engines;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Commands;

/// <summary>Runs the command line with a recogniser that always hears the same, and keeps all that it prints.</summary>
internal sealed class ScriptedEngine : IRecordingTranscriber
{
    private static readonly string Scratch = Path.Combine(Path.GetTempPath(), "livecaptions-written-");

    public ScriptedTerminal Output { get; } = new();
    public ScriptedTerminal Error { get; } = new();
    public Dictionary<string, string> Environment { get; } = [];
    public ISoundDecoder Decoder { get; init; } = new ScriptedDecoder(new float[16000]);
    public ScriptedDevices Devices { get; init; } = new();
    public EngineChoice? Chosen { get; private set; }
    public string? Language { get; private set; }
    public bool TellsSpeakers { get; private set; }
    public BenchRequest? Measured { get; private set; }
    public Exception? Trouble { get; init; }

    /// <summary>What is heard, in two parts.</summary>
    public (string First, string Then) Said { get; init; } = ("Good evening,", "everybody.");

    /// <summary>No word is recognised.</summary>
    public bool IsDeaf { get; init; }

    /// <summary>Happens while it transcribes.</summary>
    public Action? Meanwhile { get; init; }

    /// <summary>The engine that translates, whatever its name.</summary>
    public ScriptedTranslator Translator { get; } = new();

    /// <summary>The engine of the settings is asked instead.</summary>
    public bool OpensRealTranslator { get; init; }

    /// <summary>The settings of the engine that was opened; null: none was.</summary>
    public TranslatorSettings? TranslatedBy { get; private set; }

    public int AtOnce { get; init; } = 1;

    public bool IsClosed { get; private set; }

    /// <summary>The folder that remembers what was written.</summary>
    public string Written { get; init; } = Scratch + Guid.NewGuid().ToString("N");

    /// <summary>The user's running instances.</summary>
    public InstanceFolder Instances => field ??= new(Path.Combine(Written, "running"));

    /// <summary>Pages that were opened in the browser.</summary>
    public List<Uri> Opened { get; } = [];

    /// <summary>Happens when a page is opened.</summary>
    public Action? OnOpened { get; set; }

    /// <summary>Why the browser opens no page.</summary>
    public string? NotOpened { get; init; }

    public Autostart Autostart =>
        field ??= new(new("/opt/livecaptions/livecaptions", ["open"]), null, new(Written, DesktopKind.FreeDesktop));

    public Func<int, bool> IsRunning { get; set; } = _ => false;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The service has been up before, below the same supervisor.</summary>
    public bool WasUpBefore { get; init; }

    /// <summary>Restarts of the service after crashes.</summary>
    public Restarts Restarts { get; init; } = Restarts.None;

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
                Instances = Instances,
                OpenPage = OpenPage,
                Autostart = _ => Autostart,
                IsRunning = process => IsRunning(process),
                Time = Time,
                Restarts = Restarts,
                WasUpBefore = WasUpBefore,
                Builds = new ScriptedBuilds(),
                OpenTranslator = settings =>
                {
                    TranslatedBy = settings;
                    return OpensRealTranslator ? Translators.Open(settings) : Translator;
                },
            },
            stop
        );

    private Task<string?> OpenPage(Uri page, CancellationToken stop)
    {
        Opened.Add(page);
        OnOpened?.Invoke();
        return Task.FromResult(NotOpened);
    }

    private ScriptedEngine Open(EngineChoice engine, RecognitionSettings recognition, string language, bool speakers)
    {
        (Chosen, Language, TellsSpeakers) = (engine, language, speakers);
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
            Settled = Spoken.Evenly(Said.First, 0, 0.5),
            Heard = heard,
            Language = "en",
        };
        yield return new TranscriptChange { Settled = Spoken.Evenly(Said.Then, 1, 0.5), Heard = heard };
    }

    public void Dispose()
    {
        IsClosed = true;
        if (Directory.Exists(Written) && Written.StartsWith(Scratch, StringComparison.Ordinal))
            Directory.Delete(Written, recursive: true);
    }
}
