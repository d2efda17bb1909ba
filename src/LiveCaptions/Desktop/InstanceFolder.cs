using System.Globalization;
using LiveCaptions.Files;

namespace LiveCaptions.Desktop;

/// <summary>
/// The user's running instances of the service, one per port. Whoever holds the system's lock on a port's name is alive; a record that
/// nobody holds is left from a crash and counts for nothing.
/// </summary>
/// <param name="folder">A private folder of this user.</param>
internal sealed class InstanceFolder(string folder)
{
    /// <summary>A look at a lock holds it for a moment, so that a single failed try says nothing.</summary>
    private const int Tries = 20;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    /// <summary>Becomes the instance at this port; null: there is one.</summary>
    public Instance? Own(int port)
    {
        var owned = OwnedFile.Own(folder, Name(port), out var isTaken);
        return isTaken ? null : new Instance(owned, PathOf(port, ".json"), PathOf(port, ".quit"));
    }

    /// <summary>Becomes the instance at this port, unless it is taken for longer than a look takes; null: there is one.</summary>
    public async Task<Instance?> OwnAsync(int port, TimeProvider time, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            if (Own(port) is { } instance)
                return instance;
            if (tries == Tries)
                return null;
            await Task.Delay(BetweenTries, time, stop);
        }
    }

    /// <summary>Whether an instance holds this port, up or not.</summary>
    public bool IsTaken(int port)
    {
        if (!Directory.Exists(folder))
            return false;
        using var owned = OwnedFile.Own(folder, Name(port), out var isTaken);
        return isTaken;
    }

    /// <summary>The record of the instance at this port; null: there is no instance, or it has only just begun.</summary>
    public InstanceRecord? Find(int port) => InstanceRecord.Read(PathOf(port, ".json")) is { } found && IsTaken(port) ? found : null;

    /// <summary>All instances of this user.</summary>
    public IReadOnlyList<InstanceRecord> All() =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder, "*.json")
                    .Select(InstanceRecord.Read)
                    .OfType<InstanceRecord>()
                    .Where(record => IsTaken(record.Port))
                    .OrderBy(record => record.Port),
            ]
            : [];

    /// <summary>Asks an instance to stop.</summary>
    /// <exception cref="IOException">The request cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The request cannot be written.</exception>
    public void AskToQuit(InstanceRecord instance) =>
        WholeFile.Write(PathOf(instance.Port, ".quit"), Name(instance.Process), ownerOnly: true, toDisk: false);

    private string PathOf(int port, string ending) => Path.Combine(folder, Name(port) + ending);

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}
