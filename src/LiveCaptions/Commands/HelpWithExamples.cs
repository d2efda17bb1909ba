using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace LiveCaptions.Commands;

/// <summary>The help of a command, with examples and exit codes after it.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string Serve = """
          livecaptions                                    the default microphone; otherwise the demo clip
          livecaptions --device "Rode"                    the device with this in its name; livecaptions devices lists them
          livecaptions --device loopback                  the computer's own output
          livecaptions --source demo                      the demo clip, to see that everything works
          livecaptions --source talk.mp4                  a file, played in real time
          livecaptions --source talk.wav --loop           the same in a loop
        """;

    // A sound file of any format, or samples, can be piped everywhere; the program that records a device cannot.
    private static readonly string Piped = OperatingSystem.IsWindows()
        ? "  type talk.wav | livecaptions --source stdin       in cmd; what another program writes"
        : "  parec --rate=16000 --channels=1 --format=s16le | livecaptions --source stdin";

    private const string Transcribe = """
          livecaptions transcribe talk.mp4                        the text
          livecaptions transcribe *.mp3 --format srt --output .   subtitles beside the recordings
          livecaptions transcribe talk.mp4 --format srt --output . --translate es   and the same in Spanish
        """;

    private const string Translate = """
          livecaptions translate talk.srt --from en --to es            writes talk.es.srt, by Apertium on this machine
          livecaptions translate *.vtt --to de,fr --engine libre       by the engine "libre" of the settings
        """;

    private const string Bench = """
          livecaptions bench talk.wav
          livecaptions bench talk.wav --reference talk.words.json --frames out.jsonl
          livecaptions bench talk.wav --language en --translate apertium --to es
        """;

    private const string Devices = """
          livecaptions devices                  microphones and the computer's own output; * is the default
          livecaptions devices --meter          the level of the default microphone
          livecaptions devices loopback --meter
        """;

    private const string Obs = """
          livecaptions obs setup                            asks for the password and puts captions into the current scene
          livecaptions obs setup --scene Game --as text     a text source in another scene
          livecaptions obs test "Can you read this?"        shows words for five seconds
          livecaptions obs remove                           removes everything again
        """;

    private const string Models = """
          livecaptions models list
          livecaptions models pull base-q8_0                     99 languages; resumes an interrupted download
          livecaptions models import my-model.bin --name mine
          livecaptions --model base-q8_0                         uses it; --model auto: the largest that is fast enough
        """;

    private const string Send = """
          livecaptions send --to https://box.example:4956 --track stage --token-file token.txt
          livecaptions send --to https://192.0.2.7:4956 --fingerprint 3F:A1:… --device "Rode" --show
          livecaptions send --to http://127.0.0.1:4955 --source talk.mp4
        """;

    private const string Desktop = """
          livecaptions open                what an icon runs: captions, and the start page in the browser
          livecaptions quit                stops them, wherever they were started
          livecaptions autostart computer  starts them at login
          livecaptions autostart obs       starts them with OBS
        """;

    private const string Tools = """
          livecaptions tools pull ffmpeg     on Windows; elsewhere the system's package manager has it
        """;

    private const string Always = """
        Settings:
          Options override environment variables (LIVECAPTIONS__SERVER__PORT=4956),
          which override the file config/livecaptions.json beside the program.

        Exit codes:
          0  done, or captions were stopped by Ctrl-C or Quit
          1  failed; the message says why
          2  the command line or a setting cannot be used
          3  transcribe: a recording gave no word; the message says why
         70  a fault of the program itself, which the log describes

        """;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var command = parseResult.CommandResult;
        var examples = (command.Parent is CommandResult { Command: not RootCommand } above ? above : command).Command.Name switch
        {
            TranscribeCommand.Name => Transcribe,
            TranslateCommand.Name => Translate,
            BenchCommand.Name => Bench,
            DevicesCommand.Name => Devices,
            ObsCommand.Name => Obs,
            ModelsCommand.Name => Models,
            OpenCommand.Name or QuitCommand.Name or AutostartCommand.Name => Desktop,
            SendCommand.Name => Send,
            ToolsCommand.Name => Tools,
            DoctorCommand.Name => "  livecaptions doctor\n  livecaptions doctor --json",
            _ => $"{Serve}\n{Piped}",
        };
        parseResult.InvocationConfiguration.Output.Write($"Examples:\n{examples}\n\n{Always}");
        return ExitCode.Ok;
    }
}
