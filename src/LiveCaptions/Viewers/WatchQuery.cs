using System.Globalization;
using LiveCaptions.Http;

namespace LiveCaptions.Viewers;

/// <summary>Reads a <see cref="WatchRequest"/> from the query of an address.</summary>
internal static class WatchQuery
{
    /// <exception cref="RefusedException">A value has the wrong type.</exception>
    public static WatchRequest Read(string track, IQueryCollection query) =>
        new(
            track,
            Whole(query, "lines"),
            Whole(query, "chars"),
            Flag(query, "tentative"),
            Number(query, "hold"),
            Text(query, "mode"),
            Text(query, "labels")
        );

    private static string? Text(IQueryCollection query, string name) => query[name].Count == 0 ? null : query[name].ToString();

    private static int? Whole(IQueryCollection query, string name) =>
        query[name].Count == 0 ? null
        : int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : throw Invalid($"{name} must be a whole number.");

    private static double? Number(IQueryCollection query, string name) =>
        query[name].Count == 0 ? null
        : double.TryParse(query[name], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value
        : throw Invalid($"{name} must be a number.");

    private static bool? Flag(IQueryCollection query, string name) =>
        query[name].Count == 0 ? null
        : bool.TryParse(query[name], out var value) ? value
        : throw Invalid($"{name} must be true or false.");

    private static RefusedException Invalid(string sentence) => new(StatusCodes.Status400BadRequest, sentence);
}
