using System.Globalization;
using LiveCaptions.Files;

namespace LiveCaptions.Settings;

/// <summary>
/// Files that the program wrote itself and can no longer read, as after a power failure: they are moved aside, so that they neither keep
/// the program from starting nor are lost.
/// </summary>
internal static class DamagedFile
{
    /// <summary>Moves a file aside.</summary>
    /// <returns>Continues a sentence with where it went: "it was set aside as …".</returns>
    public static string SetAside(string path, TimeProvider time)
    {
        var aside = string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{time.GetUtcNow():yyyyMMdd-HHmmss}");
        try
        {
            if (Directory.Exists(path))
                Directory.Move(path, aside);
            else
                PatientMove.Run(path, aside);
            return $"it was set aside as {aside}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "it could not be moved and is ignored";
        }
    }
}
