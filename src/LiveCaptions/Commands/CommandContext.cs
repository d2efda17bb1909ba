using System.Collections;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Desktop;
using LiveCaptions.Engine;
using LiveCaptions.Lifetime;
using LiveCaptions.Models;
using LiveCaptions.Settings;
using LiveCaptions.Tools;
using LiveCaptions.Translation;
using LiveCaptions.Translation.Engines;

namespace LiveCaptions.Commands;

/// <summary>A command's surroundings: its output, and the process and machine it runs on.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress, warnings and errors.</param>
/// <param name="Environment">Environment variables of the process.</param>
/// <param name="Decoder">Reads sound files.</param>
/// <param name="ShowsProgress">A person watches <paramref name="Error"/>.</param>
internal sealed record CommandContext(
    TextWriter Output,
    TextWriter Error,
    IDictionary Environment,
    ISoundDecoder Decoder,
    bool ShowsProgress
)
{
    /// <summary>Sound devices.</summary>
    public ISoundDevices Devices { get; init; } = new MachineDevices();

    /// <summary>Standard input, such as a password.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Reads a line from the terminal without showing it; null: there is no terminal, and <see cref="Input"/> is read.</summary>
    public Func<string?>? ReadHidden { get; init; }

    /// <summary>Asks for a password without showing it.</summary>
    /// <returns>The typed text; null: the person cancelled, or the input ended.</returns>
    public async Task<string?> AskHiddenAsync(string question, CancellationToken stop)
    {
        if (ReadHidden is not { } read)
            return await Input.ReadLineAsync(stop);
        await Error.WriteAsync(question);
        var typed = await Task.Run(read, stop);
        await Error.WriteLineAsync(); // Enter was not shown either
        return typed;
    }

    /// <summary>The terminal for progress bars, which are drawn with control codes.</summary>
    public TextWriter Bars { get; init; } = Error;

    /// <summary>Standard output for transcripts, whose line ends and characters stay as they are.</summary>
    public TextWriter Transcripts { get; init; } = Output;

    /// <summary>Returns the next key pressed in the terminal, or null; null: there is no keyboard.</summary>
    public Func<char?>? NextKey { get; init; }

    /// <summary>Speech models on this machine.</summary>
    public ModelFolder Models { get; init; } = new(ProgramFiles.Models, ProgramFiles.EmbeddedModels);

    /// <summary>The folder of downloaded programs.</summary>
    public string Tools { get; init; } = ProgramFiles.Tools;

    /// <summary>Programs that can be downloaded.</summary>
    public IReadOnlyList<CatalogueTool> ToolCatalogue { get; init; } = LiveCaptions.Tools.ToolCatalogue.All;

    /// <summary>This machine, as the catalogue of programs names it.</summary>
    public string System { get; init; } = LiveCaptions.Tools.ToolCatalogue.ThisSystem;

    /// <summary>Builds of the speech engine.</summary>
    public IBuildProbe Builds { get; init; } = new BuildProcess();

    /// <summary>The folder that remembers which files this program has written, so that it replaces no others.</summary>
    public string Written { get; init; } = Path.Combine(ProgramFiles.Data, "written");

    /// <summary>The folder of the archive, unless the settings name another; null: there is none.</summary>
    public string? Archive { get; init; }

    /// <summary>Running instances of this user.</summary>
    public InstanceFolder Instances { get; init; } = new(Path.Combine(ProgramFiles.Data, "running"));

    /// <summary>The supervisor's process; null: there is none.</summary>
    public int? Supervisor { get; init; }

    /// <summary>Opens a page in the user's browser; the answer is null, or a sentence that says why it was not opened.</summary>
    public Func<Uri, CancellationToken, Task<string?>> OpenPage { get; init; } =
        new Browser(Browser.Here, Environment, new Programs(TimeProvider.System)).OpenAsync;

    /// <summary>What starts the program by itself, for the settings file in use.</summary>
    public Func<string?, Autostart> Autostart { get; init; } = settingsFile => Desktop.Autostart.Here(ProgramFiles.Data, settingsFile);

    /// <summary>Whether a process of this machine runs.</summary>
    public Func<int, bool> IsRunning { get; init; } = ProcessList.Has;

    /// <summary>Graphics cards of this machine.</summary>
    public ICardProbe Cards { get; init; } = new CardProcess();

    /// <summary>Opens an HTTP client, which the command disposes.</summary>
    public Func<HttpMessageInvoker> Connect { get; init; } = ModelServer.Connect;

    /// <summary>Opens an HTTP client for the service on this machine, which the command disposes; a proxy is for other machines.</summary>
    public Func<HttpMessageInvoker> ConnectToService { get; init; } = () => new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Opens an engine that translates, which the command disposes.</summary>
    public Func<TranslatorSettings, ITranslator> OpenTranslator { get; init; } = Translators.Open;

    /// <summary>Free bytes of the disk with a folder.</summary>
    public Func<string, long> FreeBytes { get; init; } = Disk.FreeBytes;

    /// <summary>The service has been up before, below the same supervisor.</summary>
    public bool WasUpBefore { get; init; }

    /// <summary>Restarts of the service after crashes.</summary>
    public Restarts Restarts { get; init; } = Restarts.None;

    /// <summary>A supervisor starts the service again if it asks for it.</summary>
    public bool CanRestart { get; init; }

    /// <summary>Tells the supervisor that the service is up.</summary>
    public Action ReportUp { get; init; } = () => { };

    /// <summary>Tells the supervisor that the service is over, with its exit code.</summary>
    public Action<int> ReportEnd { get; init; } = _ => { };

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
