using System.Buffers;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace LiveCaptions.Settings;

/// <summary>Parses the text of a setting.</summary>
internal static class SettingText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl),
    ]);

    /// <summary>Returns false if the text has another type or is out of the property's range.</summary>
    public static bool TryParse(PropertyInfo property, string text, out object? value)
    {
        value = Parse(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, text.Trim());
        if (value is null || (value is string { Length: 0 } && !MayBeEmpty(property)))
            return false;
        var parsed = value;
        return property.GetCustomAttributes<ValidationAttribute>().All(rule => rule.IsValid(parsed));
    }

    /// <summary>Describes the values that the property accepts.</summary>
    public static string Expected(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"a {(type == typeof(int) ? "whole number" : "number")} from {range.Minimum} to {range.Maximum}"
            );
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
            return OneOf(allowed.Values.Select(value => $"{value}"));
        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { ErrorMessage: { } wanted })
            return wanted;
        if (property.GetCustomAttribute<OneLineAttribute>() is { } text)
            return text.Expected;
        if (type.IsEnum)
            return OneOf(Enum.GetNames(type));
        return type == typeof(bool) ? "true or false" : "a text that is not empty";
    }

    /// <summary>What is wrong with the characters of a text; null: nothing.</summary>
    public static string? Fault(PropertyInfo property, string text)
    {
        if (text.Contains('\uFFFD', StringComparison.Ordinal) || HasHalfCharacter(text))
            return "a character that is not UTF-8";
        var control = property.IsDefined(typeof(SeveralLinesAttribute)) ? text.IndexOf('\0') : text.AsSpan().IndexOfAny(Controls);
        return control >= 0
            ? $"a control character (U+{(int)text[control]:X4}). If a backslash of a path made it, write each backslash twice, or use / instead"
            : null;
    }

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        return false;
    }

    private static object? Parse(Type type, string text)
    {
        if (text == SettingValue.List)
            return null;
        if (type == typeof(string))
            return text;
        if (type == typeof(bool))
            return bool.TryParse(text, out var yes) ? yes : null;
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        if (type == typeof(double))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        return Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse(type, text, ignoreCase: true) : null;
    }

    private static bool MayBeEmpty(PropertyInfo property) => property.IsDefined(typeof(MayBeEmptyAttribute));

    private static string OneOf(IEnumerable<string> choices)
    {
        var all = choices.ToArray();
        return $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }
}
