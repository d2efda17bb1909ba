using Microsoft.Playwright;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>Replaces a device's voices in a page: what would be spoken is recorded, and ends when the test says so.</summary>
internal static class RecordedVoice
{
    private const string Script = """
        window.voice = { said: [], begun: 0, cancelled: 0, languages: LANGUAGES };
        const device = new EventTarget();
        Object.assign(device, {
          getVoices: () => voice.languages.map(lang => ({ lang, localService: true, default: false })),
          // Without words nothing is heard; phones demand it during a click.
          speak: utterance => { voice.begun++; if (utterance.text) { voice.said.push(`${utterance.lang}: ${utterance.text}`); voice.now = utterance; } },
          cancel: () => { voice.cancelled++; },
        });
        voice.change = languages => { voice.languages = languages; device.dispatchEvent(new Event("voiceschanged")); };
        Object.defineProperty(window, "speechSynthesis", { value: device });
        window.SpeechSynthesisUtterance = class extends EventTarget { lang = ""; constructor(text) { super(); this.text = text; } };
        """;

    /// <summary>Takes effect when the page next loads.</summary>
    /// <param name="languages">A voice for each, as a list in JavaScript.</param>
    public static Task RecordVoiceAsync(this IPage page, string languages = "['en-US', 'es-ES']") =>
        page.AddInitScriptAsync(Script.Replace("LANGUAGES", languages, StringComparison.Ordinal));

    /// <summary>Waits until this has been spoken, each utterance with its language.</summary>
    public static async Task UntilSaidAsync(this IPage page, params string[] utterances)
    {
        await page.WaitForFunctionAsync("count => voice.said.length >= count", utterances.Length);
        Assert.Equal(utterances, await page.EvaluateAsync<string[]>("voice.said"));
    }

    /// <summary>The utterance that is being spoken has ended.</summary>
    public static Task EndUtteranceAsync(this IPage page) => page.EvaluateAsync("voice.now.dispatchEvent(new Event('end'))");

    /// <summary>How many utterances were begun, silent ones included, and how many times all were cut short.</summary>
    public static Task<int[]> VoiceUseAsync(this IPage page) => page.EvaluateAsync<int[]>("[voice.begun, voice.cancelled]");
}
