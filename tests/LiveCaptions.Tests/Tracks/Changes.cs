using LiveCaptions.Tests.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Tests.Tracks;

/// <summary>Changes as a recogniser reports them, written short.</summary>
internal static class Changes
{
    /// <param name="end">Seconds at which the settled words and the sound behind all words end.</param>
    public static TranscriptChange Heard(string settled, string tentative = "", double end = 0, bool speaking = true) =>
        new()
        {
            Decoded = true,
            Changed = true,
            Settled = Talk.Words(settled, end),
            Tentative = [.. Talk.Said(end, "", tentative).Tentative],
            Speaking = speaking,
            Language = "en",
            Until = AudioTime.FromSeconds(end),
        };
}
