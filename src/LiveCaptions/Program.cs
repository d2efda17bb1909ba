using LiveCaptions.Audio;
using LiveCaptions.Commands;
using LiveCaptions.Settings;
using LiveCaptions.Whisper;
using Serilog;

// Three kinds of trouble end here, each in one sentence: wrong settings, something that cannot start, and what nobody thought of.
try
{
    var parsed = CommandLine.Build().Parse(args);
    var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    return parsed.Errors.Count > 0 ? ExitCode.WrongUsage : code;
}
catch (SettingsException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return ExitCode.WrongUsage;
}
catch (Exception known) when (known is SpeechException or SourceException or PortException)
{
    Console.Error.WriteLine(known.Message);
    return ExitCode.Failed;
}
catch (Exception unknown)
{
    Log.Error(unknown, "The program ended by an error that it does not know");
    Console.Error.WriteLine($"The program ended by an error that it does not know: {unknown.Message}" + (Logs.Folder is { } folder ? $" Details are in {folder}; please report them." : ""));
    return ExitCode.Failed;
}
finally
{
    await Log.CloseAndFlushAsync();
}
