using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace LiveCaptions.Settings;

/// <summary>Where settings come from: the file, then the environment, then the command line; the later wins.</summary>
internal static class SettingsSources
{
    public const string Prefix = "LIVECAPTIONS__";

    /// <summary>Reads the settings.</summary>
    /// <param name="file">A file named on the command line; null: the one beside the program, if it is there.</param>
    /// <param name="commandLine">Keys and values from the command line.</param>
    public static AppSettings Read(string? file, IReadOnlyDictionary<string, string?> commandLine)
    {
        var path = Path.GetFullPath(file ?? Path.Combine(AppContext.BaseDirectory, "config", "livecaptions.json"));
        if (file is not null && !File.Exists(path)) throw new SettingsException([$"There is no settings file at {path}."]);
        try
        {
            using var folder = new PhysicalFileProvider(Path.GetDirectoryName(path)!);
            return SettingsReader.Read(new ConfigurationBuilder()
                .AddJsonFile(folder, Path.GetFileName(path), optional: true, reloadOnChange: false)
                .AddEnvironmentVariables(Prefix)
                .AddInMemoryCollection(commandLine)
                .Build());
        }
        catch (Exception cause) when (cause is InvalidDataException or FormatException or JsonException)
        {
            throw new SettingsException([Broken(path, cause)]);
        }
        catch (UnauthorizedAccessException)
        {
            throw new SettingsException([$"The settings file {path} may not be read by this user."]);
        }
    }

    private static string Broken(string path, Exception cause)
    {
        var json = cause as JsonException ?? cause.InnerException as JsonException ?? cause.InnerException?.InnerException as JsonException;
        var where = json?.LineNumber is { } line ? $" in line {line + 1}, column {json.BytePositionInLine + 1}" : "";
        return $"The settings file {path} is not valid JSON{where}: {(json ?? cause.InnerException ?? cause).Message.Split(" LineNumber")[0].Split(". Path")[0]}";
    }
}
