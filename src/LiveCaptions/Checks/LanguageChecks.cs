using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using LiveCaptions.Captions;
using LiveCaptions.Health;
using LiveCaptions.Settings;

namespace LiveCaptions.Checks;

/// <summary>Whether the letters of the tracks' languages reach those who read: by this machine's fonts, and in the stream.</summary>
internal static class LanguageChecks
{
    public static IEnumerable<Check> All(ServiceSettings settings) =>
        [
            new("The fonts", stop => FontsAsync(settings.Tracks, FamiliesAsync, stop)),
            Check.Of("The captions in the stream", () => Stream(settings)),
        ];

    /// <summary>The language of the captions in OBS's stream, where it is known before anybody speaks.</summary>
    public static IEnumerable<Finding> Stream(ServiceSettings settings)
    {
        if (!settings.Obs.Enabled || !settings.Obs.StreamCaptions.Enabled)
            yield break;
        var id = settings.Obs.Track ?? settings.Tracks[0].Id;
        var language = settings.Tracks.FirstOrDefault(track => track.Id == id)?.Language;
        if (Alphabets.BeyondWesternEurope(language) is { } name)
            yield return new(
                Mark.Doubtful,
                Problem.StreamLanguage.About(name),
                $"Track {id} is in {name}, and CEA-608 has the letters of Western Europe only, so the player's CC button shows nothing.",
                "Show the overlay or the text source in the picture, or name a track in a Western European language in Obs:Track."
            );
    }

    /// <summary>Fonts of this machine, for the languages whose letters the program's own typefaces lack.</summary>
    /// <param name="families">The families that have a language; null: this system does not tell, or always has them.</param>
    public static async Task<IReadOnlyList<Finding>> FontsAsync(
        IEnumerable<TrackSettings> tracks,
        Func<string, CancellationToken, Task<string?>> families,
        CancellationToken stop
    )
    {
        var findings = new List<Finding>();
        foreach (var track in tracks.DistinctBy(track => track.Language))
            if (Alphabets.BeyondBundledFonts(track.Language) is { } name && await families(track.Language, stop) is "")
                findings.Add(
                    new(
                        Mark.Doubtful,
                        Problem.NoFont.About(name),
                        $"Where this machine draws track {track.Id}, in OBS or in a browser, there are empty boxes in place of letters. Phones use their own fonts.",
                        "Install one and restart OBS, on Debian and Ubuntu: sudo apt install "
                            + (track.Language is "ja" or "ko" or "zh" or "yue" ? "fonts-noto-cjk" : "fonts-noto-core")
                    )
                );
        return findings;
    }

    /// <summary>What fontconfig knows; Windows and macOS come with fonts for every script.</summary>
    public static async Task<string?> FamiliesAsync(string language, CancellationToken stop)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            var answer = await Cli.Wrap("fc-list")
                // Cantonese is written in the characters of Hong Kong, by whose name fontconfig knows them.
                .WithArguments([$":lang={(language == "yue" ? "zh-hk" : language)}", "family"])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(stop);
            return answer.ExitCode == 0 ? answer.StandardOutput.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
