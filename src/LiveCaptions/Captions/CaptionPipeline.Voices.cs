namespace LiveCaptions.Captions;

/// <summary>What people call the voices on a track.</summary>
internal sealed partial class CaptionPipeline
{
    /// <summary>The names now. Nobody waits for the pipeline's lock here: who is written to under it may ask.</summary>
    public VoiceNames Names => outputs.Names;

    /// <summary>The voices that were told apart, as the operator sees them; none where nobody asked.</summary>
    public IReadOnlyList<NumberedVoice> Voices()
    {
        lock (sync)
            return NumberedVoice.Of(log.Words, outputs.Names);
    }

    /// <summary>Calls a voice by a name from now on, wherever it is shown; an empty name takes it back.</summary>
    /// <returns>False if no such voice was heard.</returns>
    public bool Name(int number, string name)
    {
        lock (sync)
        {
            if (NumberedVoice.Of(log.Words, outputs.Names).All(voice => voice.Number != number))
                return false;
            Name(outputs.Names.With(number, name));
            return true;
        }
    }

    /// <summary>Calls voices as the machine does that makes the captions.</summary>
    public void Name(VoiceNames names)
    {
        lock (sync)
            if (!names.IsSame(outputs.Names))
                outputs.Name(names);
    }
}
