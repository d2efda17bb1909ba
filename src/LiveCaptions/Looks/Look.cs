namespace LiveCaptions.Looks;

/// <summary>The look of an overlay, kept by name: <c>/overlay?look=stage</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Parameters of the overlay and their texts, as in its address; the rest is left to the theme.</param>
/// <param name="Formerly">Earlier names, which still lead to it; the newest last.</param>
internal sealed record Look(string Name, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Formerly)
{
    /// <summary>Whether a name leads here.</summary>
    public bool AnswersTo(string name) => Name == name || Formerly.Contains(name);

    /// <summary>The same look where another one takes a name that it once had.</summary>
    public Look Forget(string name) =>
        Formerly.Contains(name) ? this with { Formerly = [.. Formerly.Where(other => other != name)] } : this;
}

/// <summary>What an overlay is told of the look that it follows.</summary>
/// <param name="Name">The look's name in the request.</param>
/// <param name="Values">What it sets; null: there is no such look.</param>
internal sealed record LookNews(string Name, IReadOnlyDictionary<string, string>? Values);

/// <summary>A request of an overlay to follow a look.</summary>
internal sealed record LookRequest(string? Name = null);
