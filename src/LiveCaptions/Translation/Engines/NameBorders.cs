using System.Text;

namespace LiveCaptions.Translation.Engines;

/// <summary>Finds names in a text where they are words of their own.</summary>
internal static class NameBorders
{
    /// <summary>Where the name stands in the text from a place on; -1: nowhere.</summary>
    /// <remarks>
    /// Case counts: "Rose" is a name, "rose" is not. Only a sentence's first letter may be large where the name's is small: "kubectl".
    /// </remarks>
    public static int Find(string text, string name, int from)
    {
        for (var at = from; at + name.Length <= text.Length; at++)
            if (IsName(text, at, name) && IsBorder(text, at, ending: false) && IsBorder(text, at + name.Length, ending: true))
                return at;
        return -1;
    }

    private static bool IsName(string text, int at, string name) =>
        (text[at] == name[0] || (text[at] == char.ToUpperInvariant(name[0]) && IsBeginningOfSentence(text, at)))
        && text.AsSpan(at + 1, name.Length - 1).SequenceEqual(name.AsSpan(1));

    private static bool IsBeginningOfSentence(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.Length == 0 || !char.IsLetterOrDigit(before[^1]);
    }

    /// <summary>Whether a word may begin or end between two characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place of the second one.</param>
    /// <param name="ending">Whether a name ends there.</param>
    private static bool IsBorder(string text, int at, bool ending)
    {
        if (at == 0 || at == text.Length)
            return true;
        if (Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var before, out _) != System.Buffers.OperationStatus.Done)
            return false;
        if (Rune.DecodeFromUtf16(text.AsSpan(at), out var after, out _) != System.Buffers.OperationStatus.Done)
            return false;
        if (IsMark(after))
            return false;
        if (!Rune.IsLetterOrDigit(before) && !IsMark(before) || !Rune.IsLetterOrDigit(after))
            return true;
        return Script.IsKatakana(before) || Script.IsKatakana(after)
            ? Script.IsKatakana(before) != Script.IsKatakana(after)
            : Script.HasNoSpaces(before) || Script.HasNoSpaces(after) || (ending && Script.IsHangul(after));
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark
                or System.Globalization.UnicodeCategory.EnclosingMark;
}
