using System.Globalization;

namespace LiveCaptions.Relay;

/// <summary>
/// The place of an event in a track's words, which all machines keep in the same order: the id of an entry of a Redis stream.
/// </summary>
/// <param name="Epoch">The epoch of the machine that has written it.</param>
/// <param name="Number">Its number there, from 1.</param>
internal readonly record struct WordPosition(long Epoch, long Number) : IComparable<WordPosition>
{
    /// <summary>Before everything.</summary>
    public static WordPosition Start => default;

    public static bool operator <(WordPosition one, WordPosition other) => one.CompareTo(other) < 0;

    public static bool operator >(WordPosition one, WordPosition other) => one.CompareTo(other) > 0;

    public static bool operator <=(WordPosition one, WordPosition other) => one.CompareTo(other) <= 0;

    public static bool operator >=(WordPosition one, WordPosition other) => one.CompareTo(other) >= 0;

    /// <summary>Reads an id as Redis writes it, such as "1795871010-36".</summary>
    /// <returns>The start where it is none.</returns>
    public static WordPosition Parse(string? id) =>
        id?.Split('-') is [var epoch, var number]
        && long.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var e)
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new(e, n)
            : Start;

    /// <summary>By epoch, then by number.</summary>
    public int CompareTo(WordPosition other) => (Epoch, Number).CompareTo((other.Epoch, other.Number));

    /// <summary>As Redis writes it; empty at the start.</summary>
    public override string ToString() => this == Start ? "" : string.Create(CultureInfo.InvariantCulture, $"{Epoch}-{Number}");
}
