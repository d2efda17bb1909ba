using System.Text.Json;
using LiveCaptions.Http;
using LiveCaptions.Settings;

namespace LiveCaptions.Looks;

/// <summary>The file of the looks, beside the saved settings; replaced as a whole, and moved aside where it is damaged.</summary>
/// <param name="path">Null: looks end with the program.</param>
/// <remarks>Threading: one caller at a time.</remarks>
internal sealed class LookFile(string? path, TimeProvider time)
{
    private static readonly JsonSerializerOptions Readable = new(ApiJson.Options) { WriteIndented = true };

    /// <summary>What was wrong with the file when it was read; null if nothing was, or since it was written again.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The looks in the file; none if it cannot be used, and <see cref="Trouble"/> says so.</summary>
    public IReadOnlyList<Look> Read()
    {
        if (!Path.Exists(path))
            return [];
        try
        {
            var looks = JsonSerializer.Deserialize<IReadOnlyList<Look>>(File.ReadAllText(path), ApiJson.Options);
            return looks is not null && AreSound(looks) ? looks : throw new JsonException();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            Trouble =
                $"The looks saved in {path} cannot be read, so overlays that name one keep the look that OBS last saw, or the default; {DamagedFile.SetAside(path, time)}. Save the looks anew in the builder.";
            return [];
        }
    }

    /// <returns>Why the looks cannot be saved, in a sentence; else null.</returns>
    public string? Write(IReadOnlyList<Look> looks)
    {
        if (path is null)
            return null;
        try
        {
            PrivateFile.Write(path, JsonSerializer.Serialize(looks, Readable));
            Trouble = null;
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The looks hold from now on but could not be saved, so they end with the program: {e.Message}";
        }
    }

    private static bool AreSound(IReadOnlyList<Look> looks) =>
        looks.Count <= StoredLooks.Max
        && !looks.Contains(null!)
        && looks.DistinctBy(look => look.Name).Count() == looks.Count
        && looks.All(look => LookValues.IsName(look.Name) && look.Formerly.All(LookValues.IsName) && LookValues.Fault(look.Values) is null);
}
