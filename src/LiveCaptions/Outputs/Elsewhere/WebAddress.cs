using System.Globalization;

namespace LiveCaptions.Outputs.Elsewhere;

/// <summary>Adds parameters to the addresses that services hand out, which stay as they are otherwise: they are signed.</summary>
internal static class WebAddress
{
    public static string With(string address, string name, long value) => With(address, name, value.ToString(CultureInfo.InvariantCulture));

    public static string With(string address, string name, string value) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value)}";

    /// <summary>The address with one more part of its path.</summary>
    public static string Below(string address, string part)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        var (path, rest) = query < 0 ? (address, "") : (address[..query], address[query..]);
        return $"{path.TrimEnd('/')}/{part}{rest}";
    }
}
