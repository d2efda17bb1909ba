using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>What the other machine has recognised since its answer before.</summary>
/// <param name="Change">The words, with the times of the sound that they came from.</param>
/// <param name="IsBehind">It has sound that it has not looked at yet.</param>
internal sealed record RemoteAnswer(TranscriptChange Change, bool IsBehind);

/// <summary>The first message of the machine that recognises.</summary>
/// <param name="Model">Its model; null: it refuses.</param>
/// <param name="Refusal">Why it cannot recognise this sound, as a sentence.</param>
internal sealed record RemoteGreeting(string? Model, string? Refusal);
