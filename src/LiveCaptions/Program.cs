// Captions are served by a process below a supervisor, which starts it again after a crash; every other command runs here.
// The command line decides what runs; see Commands/.
using System.Diagnostics;
using LiveCaptions.Audio.Files;
using LiveCaptions.Bench;
using LiveCaptions.Commands;
using LiveCaptions.Desktop;
using LiveCaptions.Engine;
using LiveCaptions.Lifetime;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Telemetry;
using LiveCaptions.Windows;

StandardStreams.SpeakUtf8();
StandardStreams.SecureError();
using var signals = new StopSignals();
using var supervisor = SupervisorLink.Open();
args = OwnWindow.ArgumentsOf(args, Environment.ProcessPath, OwnWindow.Title());
if (supervisor is null && OwnWindow.Minimized(Environment.ProcessPath, args, OperatingSystem.IsWindows()) is { } minimized)
{
    using var _ = Process.Start(minimized);
    return ExitCode.Ok;
}
if (!OwnWindow.IsMeantBy(args))
    return await RunAsync(args, supervisor, Console.Error, signals);
if (supervisor is null)
    InheritedFiles.Close();
using var log = new StartLog(Console.Error, Path.Combine(ProgramFiles.Logs, "last-start.log"));
return supervisor is null
    ? await Window(args, log).KeepAsync(() => RunAsync(args, supervisor, log, signals), signals.Token)
    : await RunAsync(args, supervisor, log, signals);

static async Task<int> RunAsync(string[] args, SupervisorLink? supervisor, TextWriter error, StopSignals signals)
{
    if ((OpenFileLimit.Refusal() ?? AddressSpaceLimit.Refusal()) is { } refusal)
    {
        await error.WriteLineAsync(refusal);
        return ExitCode.Failed;
    }
    if (supervisor is null && Supervisor.IsNeeded(Environment.ProcessPath, args))
        return await new Supervisor(Environment.ProcessPath!, args, error, TimeProvider.System) { WhenUp = ReadyNotice.ReportUp }.RunAsync(
            signals.Token
        );

    // The supervisor waits; this process captions.
    if (OperatingSystem.IsWindows())
        PowerThrottling.TurnOff();

    // An orphan would keep the port from the next start.
    supervisor?.Listen(signals.Stop, Process.GetCurrentProcess().Kill);
    var code = await CommandLine.RunAsync(args, Engine(), Context(supervisor, error), signals.Token);
    supervisor?.ReportEnd(code);
    return code;
}

// An error is shown in a window of its own where nobody sees the standard error: below a desktop's icon.
static OwnWindow Window(string[] args, StartLog log)
{
    var programs = new Programs(TimeProvider.System);
    var shows = OperatingSystem.IsLinux() && Console.IsErrorRedirected;
    return new(
        args,
        log,
        shows ? new(new(Browser.Here, Environment.GetEnvironmentVariables(), programs), programs) : null,
        Console.IsInputRedirected ? null : () => Console.ReadKey(intercept: true)
    );
}

static CommandContext Context(SupervisorLink? supervisor, TextWriter error)
{
    var output = StandardOutput.Open();
    return new(
        new PrintableWriter(output),
        new PrintableWriter(error),
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
        Archive = ProgramFiles.Archive,
        Restarts = supervisor?.Restarts ?? Restarts.None,
        WasUpBefore = supervisor?.WasUpBefore ?? false,
        Supervisor = supervisor?.Process,
        CanRestart = supervisor is not null,
        ReportUp = supervisor is null ? () => { } : supervisor.ReportUp,
        ReportEnd = supervisor is null ? _ => { } : supervisor.ReportEnd,
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
