using LiveCaptions.Capture;

namespace LiveCaptions.Audio.Inputs;

/// <summary>Which input somebody speaks into: the microphone that moves most.</summary>
/// <remarks>
/// What the computer plays counts only when no microphone has moved for a while: where it plays what a microphone hears it moves as much,
/// and in a pause it must not come between. Pure: one reading a tenth of a second. Threading: one caller.
/// </remarks>
internal sealed class SpokenInput
{
    private int sinceMicrophone; // readings since a microphone moved, or since the first

    /// <summary>The id of the input; null: none moves.</summary>
    /// <param name="inputs">All inputs, and how much each moves; see <see cref="InputHistory.Movement"/>.</param>
    public string? Of(IReadOnlyList<(SoundDevice Device, double Movement)> inputs)
    {
        var moving = inputs.Where(input => input.Movement > 0).ToLookup(input => input.Device.Kind == SoundDeviceKind.Microphone);
        sinceMicrophone = moving[true].Any() ? 0 : sinceMicrophone + 1;
        return moving[sinceMicrophone < InputHistory.Length].OrderByDescending(input => input.Movement).FirstOrDefault().Device?.Id;
    }
}
