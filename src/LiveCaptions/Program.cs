// The command line decides what runs; see Commands/.
using System.Runtime.InteropServices;
using LiveCaptions.Audio.Files;
using LiveCaptions.Bench;
using LiveCaptions.Commands;
using LiveCaptions.Engine;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Telemetry;

using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var context = new CommandContext(
    new PrintableWriter(Console.Out),
    new PrintableWriter(Console.Error),
    Environment.GetEnvironmentVariables(),
    new FfmpegDecoder(),
    ShowsProgress: !Console.IsErrorRedirected
)
{
    Input = Console.In,
    Bars = Console.Error,
    ReadHidden = Console.IsInputRedirected ? null : HiddenLine.Read,
    NextKey = TerminalKeys.Open(),
};
var engine = new SpeechEngine(RecordingTranscriber.Load, BenchAsync, SpeechRecognisers.Load) { Choose = ChooseAsync };

return await CommandLine.RunAsync(args, engine, context, stop.Token);

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
        new(context.Models, context.Cards, context.Decoder, context.Time, context.Error.WriteLine),
        context.ShowsProgress
    ).ChooseAsync(recognition, languages, stop);

// The first signal asks politely; a second one ends the program at once.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
