using System.Globalization;
using System.Text.RegularExpressions;
using LiveCaptions.Telemetry;

namespace LiveCaptions.Tests.House;

/// <summary>The ids of the service's log messages.</summary>
public partial class HouseTests
{
    private static IEnumerable<(int Id, string Room, string Place)> LogMessages =>
        from file in Service
        from message in LogMessage().Matches(Read(file))
        select (int.Parse(message.Groups[1].Value, CultureInfo.InvariantCulture), RoomOf(file), $"{file}: {message.Groups[1].Value}");

    [Fact]
    public void No_two_log_messages_share_an_id()
    {
        Assert.True(LogMessages.Count() > 20, "The log messages were not found.");
        None(LogMessages.GroupBy(message => message.Id).Where(same => same.Count() > 1).SelectMany(same => same.Select(m => m.Place)));
    }

    [Fact]
    public void Every_log_message_has_an_id_of_its_room() =>
        None(
            LogMessages
                .Where(message =>
                    !LogEvents.Ranges.Any(range => range.First <= message.Id && message.Id <= range.Last && range.Room == message.Room)
                )
                .Select(message => message.Place)
        );

    [Fact]
    public void Ranges_of_log_ids_do_not_overlap() =>
        Assert.All(LogEvents.Ranges.OrderBy(range => range.First).Zip(LogEvents.Ranges.OrderBy(range => range.First).Skip(1)), pair =>
            Assert.True(pair.First.Last < pair.Second.First, $"{pair.First} {pair.Second}")
        );

    [GeneratedRegex(@"LoggerMessage\(\s*(\d+)")]
    private static partial Regex LogMessage();
}
