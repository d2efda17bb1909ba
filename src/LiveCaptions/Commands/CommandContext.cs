using System.Collections;
using LiveCaptions.Audio;
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
    TextWriter Output, TextWriter Error, IDictionary Environment, ISoundDecoder Decoder, bool ShowsProgress)
{
    /// <summary>Sound devices.</summary>
    public ISoundDevices Devices { get; init; } = new MachineDevices();

    /// <summary>What the person at the machine types, such as a password.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Speech models of this machine.</summary>
    public ModelFolder Models { get; init; } = new(ProgramFiles.Models, ProgramFiles.EmbeddedModels);

    /// <summary>Opens a way to web servers; the command closes it.</summary>
    public Func<HttpMessageInvoker> Connect { get; init; } = ModelServer.Connect;

    /// <summary>Free bytes of the disk with a folder.</summary>
    public Func<string, long> FreeBytes { get; init; } = Disk.FreeBytes;

    /// <summary>The clock of what takes time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
