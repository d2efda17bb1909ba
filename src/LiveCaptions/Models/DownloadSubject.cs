namespace LiveCaptions.Models;

/// <summary>What is downloaded, as messages name it.</summary>
/// <param name="Noun">Continues "the": "model".</param>
/// <param name="Setting">The setting that holds the server's address.</param>
/// <param name="Room">A sentence without its full stop: how to get free space on the disk.</param>
internal sealed record DownloadSubject(string Noun, string Setting, string Room)
{
    /// <summary>A speech model.</summary>
    public static DownloadSubject Model { get; } =
        new("model", "Models:BaseAddress", "Free some space, or remove a model: livecaptions models rm NAME");
}
