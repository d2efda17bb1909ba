namespace LiveCaptions.Whisper.Speakers;

/// <summary>What has been heard of a voice, or of one of its tones: sums over its windows, so that hours take no more memory.</summary>
/// <remarks>Threading: one thread at a time.</remarks>
internal sealed class HeardVoice
{
    /// <summary>How alike the windows of a voice are that has too few to tell.</summary>
    private const double Usual = 0.75;

    /// <summary>Pairs of windows that tell it.</summary>
    private const double FewPairs = 2;

    private readonly float[] sum = new float[VoiceNetwork.Size];
    private float[]? direction;
    private double near, // likeness of windows that hold the same sound, which says nothing about the voice
        nearPairs;

    /// <summary>Sum of the weights: windows of full length.</summary>
    public float Weight { get; private set; }

    /// <summary>Samples of speech in it.</summary>
    public long Speech { get; private set; }

    /// <summary>When it was last heard.</summary>
    public AudioTime Last { get; private set; }

    /// <summary>The number that viewers know its speaker by; 0: none yet.</summary>
    public int Number { get; set; }

    /// <summary>What took it in; null: it stands by itself.</summary>
    public HeardVoice? Into { get; private set; }

    /// <summary>The direction in which its prints lie.</summary>
    public float[] Direction => direction ??= Voiceprint.Normalised([.. sum]);

    /// <summary>Mean likeness of its windows that do not overlap.</summary>
    public double Inner =>
        (double)Weight * Weight - nearPairs is var pairs and > FewPairs
            ? Math.Max((Voiceprint.Product(sum, sum) - near) / pairs, 0.01)
            : Usual;

    /// <summary>The voice of one window.</summary>
    /// <param name="print">Its print.</param>
    /// <param name="speech">Samples of speech that no window before holds.</param>
    public static HeardVoice Of(Voiceprint print, long speech)
    {
        var weight = Voice.WeightOf(print);
        var voice = new HeardVoice
        {
            Weight = weight,
            Speech = speech,
            Last = print.End,
        };
        Voiceprint.Add(print.Numbers, weight, voice.sum);
        voice.AddNear(weight * weight * Voiceprint.Product(print.Numbers, print.Numbers), weight * weight);
        return voice;
    }

    /// <summary>Mean likeness of all prints of one voice with all of another.</summary>
    public float Likeness(HeardVoice other) => Voiceprint.Product(sum, other.sum) / (Weight * other.Weight);

    /// <summary>How alike two voices are, compared with how alike each is to itself.</summary>
    public double Compared(HeardVoice other) => Likeness(other) / Math.Sqrt(Inner * other.Inner);

    /// <summary>Takes in another voice, which is the same.</summary>
    public void Take(HeardVoice other)
    {
        Add(other);
        other.Into = this;
        if (Number == 0)
            Number = other.Number;
    }

    /// <summary>Both as one voice; neither changes.</summary>
    public HeardVoice With(HeardVoice other)
    {
        var both = new HeardVoice();
        both.Add(this);
        both.Add(other);
        return both;
    }

    /// <summary>Two windows of this voice overlap.</summary>
    /// <param name="likeness">Their likeness, by their weights.</param>
    /// <param name="weight">Product of their weights.</param>
    public void AddNear(double likeness, double weight) => (near, nearPairs) = (near + likeness, nearPairs + weight);

    private void Add(HeardVoice other)
    {
        Voiceprint.Add(other.sum, 1, sum);
        (Weight, Speech) = (Weight + other.Weight, Speech + other.Speech);
        Last = other.Last > Last ? other.Last : Last;
        AddNear(other.near, other.nearPairs);
        direction = null;
    }
}
