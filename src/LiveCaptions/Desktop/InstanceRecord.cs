using System.Text.Json;
using System.Text.Json.Serialization;
using LiveCaptions.Files;

namespace LiveCaptions.Desktop;

/// <summary>What an instance of the service tells other processes of its user.</summary>
/// <param name="Port">The port of its pages.</param>
/// <param name="Process">The process that captions.</param>
/// <param name="Supervisor">The process that restarts it; null: there is none.</param>
/// <param name="Settings">
/// The settings file that its port comes from, "" for the default ones; null: the port was chosen at the start.
/// </param>
/// <param name="IsUp">Its pages answer; false while it starts or stops.</param>
internal sealed record InstanceRecord(int Port, int Process, int? Supervisor, string? Settings, bool IsUp)
{
    private const int MaxBytes = 1 << 16;

    /// <summary>The address of its pages for this machine.</summary>
    [JsonIgnore]
    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>Both processes, the outer one last: it ends after the inner one.</summary>
    [JsonIgnore]
    public IEnumerable<int> Processes => Supervisor is { } supervisor ? [Process, supervisor] : [Process];

    /// <summary>Reads a record; null: there is none, or it cannot be read.</summary>
    public static InstanceRecord? Read(string path)
    {
        try
        {
            if (!File.Exists(path))
                return null;
            // On Windows, a reader that shared less would keep the instance from writing the next record.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return file.Length <= MaxBytes ? JsonSerializer.Deserialize<InstanceRecord>(file, JsonSerializerOptions.Web) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it for this user alone.</summary>
    public void Write(string path) =>
        WholeFile.Write(path, JsonSerializer.Serialize(this, JsonSerializerOptions.Web), ownerOnly: true, toDisk: false);
}
