using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace LiveCaptions.Whisper;

/// <summary>
/// Words and phrases that are likely to be said, such as names, spelled as they are to be written. Those without capitals may also begin a
/// sentence.
/// </summary>
/// <param name="terms">The words and phrases.</param>
/// <param name="refused">Uses that a person has taken back: the term is not written for what sounds like what was heard then.</param>
/// <remarks>Threading: safe, since it never changes.</remarks>
[CollectionBuilder(typeof(ListedTerms), nameof(Of))]
[SuppressMessage("Naming", "CA1710", Justification = "A list of terms, as the field calls it.")]
public sealed class ListedTerms(IReadOnlyList<string> terms, IReadOnlyList<TermUse>? refused = null) : IEnumerable<string>
{
    /// <summary>A list without terms.</summary>
    public static ListedTerms None { get; } = new([]);

    /// <summary>Uses that a person has taken back.</summary>
    public IReadOnlyList<TermUse> Refused { get; } = refused ?? [];

    /// <summary>A list of terms of which none is refused.</summary>
    /// <param name="terms">The words and phrases.</param>
    public static ListedTerms Of(ReadOnlySpan<string> terms) => terms.IsEmpty ? None : new(terms.ToArray());

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => terms.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
