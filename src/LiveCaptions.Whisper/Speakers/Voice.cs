namespace LiveCaptions.Whisper.Speakers;

/// <summary>A voice, as the sum of its prints.</summary>
/// <param name="Windows">The numbers of its prints.</param>
/// <param name="Sum">Sum of the prints, each by its weight.</param>
/// <param name="Weight">Sum of the weights: windows of full length.</param>
/// <param name="Speech">Samples of speech in it.</param>
internal sealed record Voice(IReadOnlyList<int> Windows, float[] Sum, float Weight, long Speech)
{
    /// <summary>The direction in which its prints lie.</summary>
    public float[] Direction { get; } = Voiceprint.Normalised(Sum);

    /// <summary>The voice of one window.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="print">Its print.</param>
    /// <param name="speech">Samples of speech that no other window counts.</param>
    public static Voice Of(int number, Voiceprint print, long speech)
    {
        var sum = new float[print.Numbers.Length];
        var weight = WeightOf(print);
        Voiceprint.Add(print.Numbers, weight, sum);
        return new([number], sum, weight, speech);
    }

    /// <summary>A short window counts less, since it tells less.</summary>
    public static float WeightOf(Voiceprint print) => Math.Min(1, (print.End - print.Start) / (float)VoiceWindows.Length);

    /// <summary>Mean likeness of all prints of one voice with all of another.</summary>
    public float Likeness(Voice other) => Voiceprint.Product(Sum, other.Sum) / (Weight * other.Weight);

    /// <summary>Both as one voice.</summary>
    public Voice With(Voice other)
    {
        float[] sum = [.. Sum];
        Voiceprint.Add(other.Sum, 1, sum);
        return new([.. Windows, .. other.Windows], sum, Weight + other.Weight, Speech + other.Speech);
    }
}
