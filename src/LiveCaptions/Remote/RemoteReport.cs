namespace LiveCaptions.Remote;

/// <summary>Which machine recognises, for the person who shows the captions.</summary>
/// <param name="host">The other machine.</param>
/// <param name="own">The model of this one.</param>
/// <param name="say">Takes a sentence.</param>
/// <remarks>Threading: safe.</remarks>
internal sealed class RemoteReport(string host, Func<string> own, Action<string> say)
{
    private readonly Lock sync = new();
    private readonly HashSet<object> here = []; // streams that this machine recognises
    private string? model,
        stuck;

    /// <summary>What is wrong, as a sentence; null: the other machine recognises.</summary>
    public string? Notice
    {
        get
        {
            lock (sync)
                return stuck
                    ?? (
                        here.Count == 0
                            ? null
                            : $"{host} is away, so this computer recognises with its own model until it is back; words may be less accurate."
                    );
        }
    }

    /// <summary>The other machine is ready.</summary>
    public void Connected(string its)
    {
        lock (sync)
        {
            if (its != model)
                say($"{host} recognises this computer's sound, with the model {its}.");
            (model, stuck) = (its, null);
        }
    }

    /// <summary>This machine goes on with a stream.</summary>
    public void Away(object stream, string? reason)
    {
        lock (sync)
        {
            stuck = null;
            if (here.Add(stream) && here.Count == 1)
                say($"{host} is away, so this computer recognises with its own model {own()} until it is back. {reason}".TrimEnd());
        }
    }

    /// <summary>The other machine has taken a stream over again.</summary>
    public void Back(object stream)
    {
        lock (sync)
            if (here.Remove(stream) && here.Count == 0)
                say($"{host} is back and recognises again.");
    }

    /// <summary>Nobody can recognise.</summary>
    public void Stuck(string reason)
    {
        lock (sync)
        {
            var sentence = $"{host} is away, and this computer cannot recognise in its place, so there are no captions. {reason}";
            if (stuck != sentence)
                say(sentence);
            stuck = sentence;
        }
    }

    /// <summary>A stream is over.</summary>
    public void Ended(object stream)
    {
        lock (sync)
            here.Remove(stream);
    }
}
