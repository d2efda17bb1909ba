// Captions are served by a process below a supervisor, which starts it again after a crash; every other command runs here.
// The command line decides what runs; see Commands/.
using System.Diagnostics;
using LiveCaptions.Audio.Files;
using LiveCaptions.Bench;
using LiveCaptions.Commands;
using LiveCaptions.Engine;
using LiveCaptions.Lifetime;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Telemetry;

StandardStreams.SecureError();
if ((OpenFileLimit.Refusal() ?? AddressSpaceLimit.Refusal()) is { } refusal)
{
    Console.Error.WriteLine(refusal);
    return ExitCode.Failed;
}
using var signals = new StopSignals();
using var supervisor = SupervisorLink.Open();
if (supervisor is null && Supervisor.IsNeeded(Environment.ProcessPath, args))
    return await new Supervisor(Environment.ProcessPath!, args, Console.Error, TimeProvider.System)
    {
        WhenUp = ServiceManager.ReportUp,
    }.RunAsync(signals.Token);

// An orphan would keep the port from the next start.
supervisor?.Listen(signals.Stop, Process.GetCurrentProcess().Kill);
return await CommandLine.RunAsync(args, Engine(), Context(supervisor), signals.Token);

static CommandContext Context(SupervisorLink? supervisor)
{
    var output = StandardOutput.Open();
    return new(
        new PrintableWriter(output),
        new PrintableWriter(Console.Error),
        Environment.GetEnvironmentVariables(),
        new WavDecoder(new FfmpegDecoder()),
        ShowsProgress: !Console.IsErrorRedirected
    )
    {
        Transcripts = output,
        Bars = Console.Error,
        Input = StandardStreams.Lines,
        ReadHidden = Console.IsInputRedirected ? null : HiddenLine.Read,
        NextKey = TerminalKeys.Open(),
        Restarts = supervisor?.Restarts ?? Restarts.None,
        ReportUp = supervisor is null ? () => { } : supervisor.ReportUp,
    };
}

static SpeechEngine Engine() => new(RecordingTranscriber.Load, BenchAsync, SpeechRecognisers.Load) { Choose = ChooseAsync };

static Task BenchAsync(BenchRequest request, CommandContext context, CancellationToken stop) =>
    new BenchReport(context.Decoder, context.Output, (name, total, work) => ProgressBar.ShowAsync(context, name, total, work)).RunAsync(
        request,
        stop
    );

static Task<EngineChoice> ChooseAsync(
    RecognitionSettings recognition,
    IReadOnlyCollection<string> languages,
    CommandContext context,
    CancellationToken stop
) =>
    new EngineChooser(
        new(context.Models, context.Cards, context.Decoder, context.Time, context.Error.WriteLine) { Builds = context.Builds },
        context.ShowsProgress
    ).ChooseAsync(recognition, languages, stop);
