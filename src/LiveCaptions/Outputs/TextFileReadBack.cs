using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Outputs;

/// <summary>Reads the text file back from the disk.</summary>
internal sealed class TextFileReadBack(TextFileSettings settings, CaptionTracks tracks) : IReadBack
{
    // Lines on screen are a few hundred characters; anything longer is not ours.
    private const int MaxBytes = 64 * 1024;

    public string Way => "textFile";

    public async Task<ReadBack> ReadAsync(string track, CancellationToken stop)
    {
        if (settings.Path.Length == 0)
            return ReadBack.Unused("The text file", "TextFile:Path names none.");
        if (tracks.Find(null)?.Track != track)
            return ReadBack.Unused("The text file", "it shows the first track.");
        var path = Path.GetFullPath(settings.Path);
        var name = $"The text file {path}";
        try
        {
            var file = new FileInfo(path);
            return file is { Exists: true, Length: <= MaxBytes }
                ? new(true, [await File.ReadAllTextAsync(path, stop)], name, "It holds other text; the log says whether it can be written.")
                : new(true, [], name, "There is no such file; check its folder in TextFile:Path.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(true, [], name, $"It cannot be read: {e.Message}");
        }
    }
}
