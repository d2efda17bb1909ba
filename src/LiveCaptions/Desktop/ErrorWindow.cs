using System.Diagnostics;

namespace LiveCaptions.Desktop;

/// <summary>Shows an error on a desktop where the program has no terminal: with the first dialogue program that works.</summary>
internal sealed class ErrorWindow(Browser browser, IPrograms programs)
{
    private const string Title = "LiveCaptions";
    private const int LongestText = 1500;

    /// <summary>Shows the end of a text.</summary>
    /// <returns>False: there is no screen, or no program that could show it.</returns>
    public async Task<bool> ShowAsync(string text, CancellationToken stop)
    {
        if (!browser.HasScreen)
            return false;
        var shown = text.Length <= LongestText ? text : "…" + text[^LongestText..];
        foreach (var start in Ways(shown))
            if (programs.Has(start.FileName) && await programs.StartAsync(start, stop))
                return true;
        return false;
    }

    /// <summary>Each takes the text as it is, not as markup.</summary>
    private static ProcessStartInfo[] Ways(string text) =>
        [
            new("zenity", ["--error", "--no-markup", "--no-wrap", "--title", Title, "--text", text]),
            new("kdialog", ["--title", Title, "--error", text]),
            new("notify-send", ["--urgency=critical", "--", Title, text]),
            new("xmessage", ["-center", "-title", Title, text]),
        ];
}
