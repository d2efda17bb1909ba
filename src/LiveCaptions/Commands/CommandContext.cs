using System.Collections;
using LiveCaptions.Audio;
using LiveCaptions.Audio.Files;
using LiveCaptions.Engine;
using LiveCaptions.Models;
using LiveCaptions.Settings;

namespace LiveCaptions.Commands;

/// <summary>The outside of a command: where it writes, and what it takes from the process.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress, warnings and errors.</param>
/// <param name="Environment">Variables of the process.</param>
/// <param name="Decoder">Reads sound files.</param>
/// <param name="ShowsProgress">Somebody watches <paramref name="Error"/>.</param>
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

    /// <summary>What the person at the machine types, such as a password.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Reads a line that is not shown while it is typed, where a person sits at a terminal; null: there is none, and <see cref="Input"/> is read.</summary>
    public Func<string?>? ReadHidden { get; init; }

    /// <summary>Asks for a password: where a person sits at a terminal, nobody who looks over the shoulder sees it.</summary>
    /// <returns>What was typed; null: the person gave up, or there is no more input.</returns>
    public async Task<string?> AskHiddenAsync(string question, CancellationToken stop)
    {
        if (ReadHidden is not { } read)
            return await Input.ReadLineAsync(stop);
        await Error.WriteAsync(question);
        var typed = await Task.Run(read, stop);
        await Error.WriteLineAsync(); // Enter was not shown either
        return typed;
    }

    /// <summary>The next key that was pressed in the terminal, or null; null itself where nobody can press one.</summary>
    public Func<char?>? NextKey { get; init; }

    /// <summary>Speech models of this machine.</summary>
    public ModelFolder Models { get; init; } = new(ProgramFiles.Models, ProgramFiles.EmbeddedModels);

    /// <summary>Graphics cards of this machine.</summary>
    public ICardProbe Cards { get; init; } = new CardProcess();

    /// <summary>Opens a way to web servers; the command closes it.</summary>
    public Func<HttpMessageInvoker> Connect { get; init; } = ModelServer.Connect;

    /// <summary>Free bytes of the disk with a folder.</summary>
    public Func<string, long> FreeBytes { get; init; } = Disk.FreeBytes;

    /// <summary>The clock of what takes time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
