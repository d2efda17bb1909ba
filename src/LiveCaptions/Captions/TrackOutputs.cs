using LiveCaptions.Captions.Rules;
using LiveCaptions.Whisper;

namespace LiveCaptions.Captions;

/// <summary>
/// The last stage of a track's pipeline: every output's rules and switch, then what people read here or elsewhere, and word sinks.
/// </summary>
/// <remarks>Threading: not safe; the pipeline locks.</remarks>
internal sealed class TrackOutputs(PublishedCaptions captions, RuleBook rules)
{
    private volatile VoiceNames names = VoiceNames.None; // read without the lock
    private readonly List<IPublishedSink> published = [captions];
    private readonly List<(IWordSink Sink, TextOutput Output)> sinks = [];
    private readonly Dictionary<TextOutput, OutputText> texts = Enum.GetValues<TextOutput>()
        .ToDictionary(output => output, output => new OutputText(rules, output));

    /// <summary>What people call the voices on the track.</summary>
    public VoiceNames Names
    {
        get => names;
        private set => names = value;
    }

    /// <summary>Everything that was published, as subtitles may show it, and its language.</summary>
    public (IReadOnlyList<SettledWord> Words, string? Language) Subtitles => ([.. captions.Subtitles.Words], captions.Subtitles.Language);

    /// <summary>Rises with every change of <see cref="Subtitles"/>.</summary>
    public long SubtitlesVersion => captions.Subtitles.Version;

    /// <summary>Whether an output gets words.</summary>
    public bool IsOn(TextOutput output) => texts[output].On;

    /// <summary>Hands a change to every output.</summary>
    public void Write(CaptionUpdate update)
    {
        var changes = texts.Where(text => IsTaken(text.Key)).ToDictionary(text => text.Key, text => text.Value.Of(update));
        foreach (var (sink, output) in sinks)
            sink.Write(Names.Merged(changes[output]));
        var change = new PublishedChange(changes[TextOutput.Overlay], changes[TextOutput.Readers], changes[TextOutput.Subtitles]);
        foreach (var sink in published)
            sink.Write(change);
    }

    /// <summary>Switches an output; subtitles follow the readers. Switched off, the overlay is cleared.</summary>
    public void Switch(TextOutput output, bool on)
    {
        texts[output].On = on;
        if (output == TextOutput.Readers)
            texts[TextOutput.Subtitles].On = on;
        // What nobody may see in the picture nor read on a device is not translated either.
        texts[TextOutput.Translations].On = IsOn(TextOutput.Overlay) || IsOn(TextOutput.Readers);
        if (!on && output == TextOutput.Overlay)
            Clear();
    }

    /// <summary>Clears the screens; the transcript stays.</summary>
    public void Clear()
    {
        texts[TextOutput.Overlay].Forget();
        foreach (var sink in published)
            sink.Clear();
        foreach (var (sink, _) in sinks)
            sink.Clear();
    }

    /// <summary>Everything leaves at once, words that wait to become a phrase included; viewers are told why.</summary>
    public void LeaveAir()
    {
        foreach (var text in texts.Values)
            text.Forget();
        foreach (var sink in published)
            sink.LeaveAir();
        foreach (var (sink, _) in sinks)
            sink.Withdraw();
    }

    /// <summary>Words may go out again.</summary>
    public void ReturnToAir()
    {
        foreach (var sink in published)
            sink.ReturnToAir();
    }

    /// <summary>Another source follows, whose time begins anew.</summary>
    public void BeginAnew()
    {
        texts[TextOutput.Overlay].Forget();
        texts[TextOutput.Readers].Forget();
        foreach (var sink in published)
            sink.BeginAnew();
        Names = VoiceNames.None; // voices of another source are numbered anew
    }

    /// <summary>Calls voices so from now on.</summary>
    public void Name(VoiceNames names)
    {
        Names = names;
        foreach (var sink in published)
            sink.Name(names);
    }

    /// <summary>Shows what was published elsewhere, as it was written there.</summary>
    public void Show(Action<IPublishedSink> change)
    {
        published.ForEach(change);
        change(new SubscribedSinks([.. sinks], Names));
    }

    /// <summary>Gives a sink everything that people read from now on.</summary>
    public void Subscribe(IPublishedSink sink) => published.Add(sink);

    public void Unsubscribe(IPublishedSink sink) => published.Remove(sink);

    /// <summary>Gives a sink every settled word from now on, as this output writes it.</summary>
    public void Subscribe(IWordSink sink, TextOutput output) => sinks.Add((sink, output));

    public void Unsubscribe(IWordSink sink)
    {
        sinks.RemoveAll(one => one.Sink == sink);
        // What waits to become a phrase would come out much later, once somebody takes translations again.
        if (!IsTaken(TextOutput.Translations))
            texts[TextOutput.Translations].Forget();
    }

    /// <summary>Most tracks are not translated: their words are not written a further time at each change.</summary>
    private bool IsTaken(TextOutput output) => output != TextOutput.Translations || sinks.Any(one => one.Output == output);
}
