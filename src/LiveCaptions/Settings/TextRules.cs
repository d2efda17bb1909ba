using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace LiveCaptions.Settings;

/// <summary>The text stays on its line: no control, format or line characters, and no halves of characters.</summary>
/// <remarks>Such characters could forge lines of the log, recolour a terminal, or turn around what viewers read.</remarks>
[AttributeUsage(AttributeTargets.Property)]
internal class OneLineAttribute : ValidationAttribute
{
    private const int NonJoiner = 0x200C,
        Joiner = 0x200D;

    /// <summary>Describes what is accepted; what was written is not repeated.</summary>
    public virtual string Expected => "a text in one line, without control characters";

    public override bool IsValid(object? value) => value is not string text || text.EnumerateRunes().All(IsPlain);

    // Halves of characters are enumerated as U+FFFD. Joiners are letters' neighbours in Persian, in Indian scripts and in emoji.
    private static bool IsPlain(Rune rune) =>
        rune.Value is Joiner or NonJoiner
        || (
            rune != Rune.ReplacementChar
            && Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                )
        );
}

/// <summary>The text is a file, or an address that can be captioned.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SourceTextAttribute : OneLineAttribute
{
    public override string Expected =>
        $"the name of a source, a file, or an address with a host and one of the protocols {string.Join(", ", SourceText.Protocols)}, without control characters (a file whose name looks like an address: ./NAME)";

    public override bool IsValid(object? value) => base.IsValid(value) && value is string text && !SourceText.IsForeign(text);
}
