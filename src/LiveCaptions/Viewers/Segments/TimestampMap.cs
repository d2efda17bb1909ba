using System.Globalization;
using LiveCaptions.Http;
using LiveCaptions.Whisper;

namespace LiveCaptions.Viewers.Segments;

/// <summary>Where the timestamps of the video's transport stream stand: they count 90,000 a second and wrap after 26.5 hours.</summary>
/// <param name="Mpegts">The timestamp (PTS) at a moment.</param>
/// <param name="At">That moment, milliseconds since 1970.</param>
internal readonly record struct TimestampMap(long Mpegts, long At)
{
    /// <summary>Timestamps have 33 bits.</summary>
    public const long Wrap = 1L << 33;

    private const long PerMillisecond = 90;

    /// <summary>The last moment that a date can name.</summary>
    private static readonly long LastMoment = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The timestamp at a date.</summary>
    public long Of(AudioTime date)
    {
        // 5.625 a sample.
        var ticks = date.Samples * 45 / 8 - At * PerMillisecond + Mpegts;
        return (ticks % Wrap + Wrap) % Wrap;
    }

    /// <summary>Reads it from the query of an address; without it the timestamp was zero in 1970.</summary>
    /// <exception cref="RefusedException">A value is missing or wrong.</exception>
    public static TimestampMap Read(IQueryCollection query) =>
        (Number(query, "mpegts", Wrap - 1), Number(query, "at", LastMoment)) switch
        {
            (null, null) => default,
            ({ } mpegts, { } at) => new(mpegts, at),
            _ => throw Invalid("mpegts and at belong together: the video's timestamp, and the moment of it in milliseconds since 1970."),
        };

    private static long? Number(IQueryCollection query, string name, long most) =>
        query[name].Count == 0 ? null
        : long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most ? value
        : throw Invalid($"{name} must be a whole number from 0 to {most}.");

    private static RefusedException Invalid(string sentence) => new(StatusCodes.Status400BadRequest, sentence);
}
