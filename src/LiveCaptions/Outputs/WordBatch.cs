using System.Diagnostics;
using LiveCaptions.Captions;
using LiveCaptions.Whisper;

namespace LiveCaptions.Outputs;

/// <summary>A settled word, and when it was said by the monotonic clock.</summary>
/// <param name="SettledAt">When it went out.</param>
/// <param name="Trace">The span in which it was recognised; default: nobody traces it.</param>
internal readonly record struct SpokenWord(
    SettledWord Word,
    TimeSpan Start,
    TimeSpan End,
    TimeSpan SettledAt,
    ActivityContext Trace = default
);

/// <summary>The words and corrections of one change on their way to an output.</summary>
/// <param name="Corrections">Of words in earlier batches; they come before <paramref name="Words"/>.</param>
/// <param name="Language">ISO 639 code of the words; null while unknown.</param>
internal sealed record WordBatch(IReadOnlyList<WordCorrection> Corrections, IReadOnlyList<SpokenWord> Words, string? Language = null);
