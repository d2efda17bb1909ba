namespace LiveCaptions.Tests.Telemetry;

/// <summary>Texts that a terminal would obey, or that forge, hide or reorder what is read.</summary>
internal static class Hostile
{
    /// <summary>Each with the form in which it may be shown.</summary>
    public static TheoryData<string, string> Texts { get; } =
        new()
        {
            { "\u001b[31mred", "␛[31mred" },
            { "\u001b]0;title\u0007", "␛]0;title␇" },
            { "\u001b]52;c;Y2xpcGJvYXJk\u001b\\", "␛]52;c;Y2xpcGJvYXJk␛\\" },
            { "\u009b31mC1", "\\u009B31mC1" },
            { "a\n2026-11-28 08:00:00 ERR forged", "a␊2026-11-28 08:00:00 ERR forged" },
            { "a\r\nb", "a␍␊b" },
            { "over\rwritten", "over␍written" },
            { "next\u0085line", "next\\u0085line" },
            { "line\u2028paragraph\u2029", "line\\u2028paragraph\\u2029" },
            { "exe\u202Etxt.wav", "exe\\u202Etxt.wav" },
            { "\u2066isolate\u2069", "\\u2066isolate\\u2069" },
            { "\u200Fmark\u200B\uFEFF", "\\u200Fmark\\u200B\\uFEFF" },
            { "tag\U000E0041", "tag\\uE0041" },
            { "half\uD800", "half\uFFFD" },
            { "\uDC00half", "\uFFFDhalf" },
            { "nul\0bs\bvt\vff\fdel\u007f", "nul␀bs␈vt␋ff␌del␡" },
        };
}
