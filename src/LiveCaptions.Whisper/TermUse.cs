namespace LiveCaptions.Whisper;

/// <summary>A listed term that was written although the model alone would have written something else.</summary>
/// <param name="Term">The term, as the list has it.</param>
/// <param name="Heard">What the model would have written in its place.</param>
public sealed record TermUse(string Term, string Heard);

/// <summary>What a word has to do with the use of a term.</summary>
/// <param name="Use">The use that it is part of.</param>
/// <param name="Heard">The text that the model alone would have put in place of this word; empty: it would have written fewer
/// words.</param>
/// <param name="Begins">It is the term's first word; the others follow it.</param>
public sealed record TermWord(TermUse Use, string Heard, bool Begins);
