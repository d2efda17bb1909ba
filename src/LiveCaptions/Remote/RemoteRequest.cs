using LiveCaptions.Whisper;

namespace LiveCaptions.Remote;

/// <summary>A text message of the machine whose sound is recognised. The first one says how, later ones what has changed.</summary>
/// <param name="Language">ISO 639 code of the language spoken; null: detected.</param>
/// <param name="Candidates">ISO 639 codes of the languages that detection chooses from; none: all.</param>
/// <param name="Translate">Write English.</param>
/// <param name="Singing">Write singing, too.</param>
/// <param name="Step">Seconds of new sound between two decodes.</param>
/// <param name="Span">Seconds over which hypotheses must agree on a word.</param>
/// <param name="Terms">Words that are likely to be said; null: as before.</param>
/// <param name="Refused">Uses of them that a person has taken back.</param>
/// <param name="Finish">No more sound comes: all words settle, and the connection ends.</param>
internal sealed record RemoteRequest(
    string? Language = null,
    IReadOnlyList<string>? Candidates = null,
    bool Translate = false,
    bool Singing = false,
    double Step = 0.2,
    double Span = 0.8,
    IReadOnlyList<string>? Terms = null,
    IReadOnlyList<TermUse>? Refused = null,
    bool Finish = false
)
{
    /// <summary>A request for a stream with these settings.</summary>
    public static RemoteRequest For(StreamSettings settings) =>
        new(
            settings.Language,
            settings.LanguageCandidates,
            settings.Translate,
            settings.Singing,
            settings.Step.TotalSeconds,
            settings.AgreementSpan.TotalSeconds
        );

    /// <summary>The same with what is likely to be said.</summary>
    public RemoteRequest With(ListedTerms terms) => this with { Terms = [.. terms], Refused = terms.Refused };

    /// <summary>What is likely to be said; null: the request does not tell.</summary>
    public ListedTerms? ListedTerms => Terms is { } terms ? new(terms, Refused) : null;

    /// <summary>The stream that is asked for.</summary>
    public StreamSettings Settings =>
        new()
        {
            Language = Language,
            LanguageCandidates = Candidates ?? [],
            Translate = Translate,
            Singing = Singing,
            Step = TimeSpan.FromSeconds(Step),
            AgreementSpan = TimeSpan.FromSeconds(Span),
        };
}
