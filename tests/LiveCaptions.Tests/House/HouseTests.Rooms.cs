using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.House;

/// <summary>Who may know whom: the service's rooms form floors, and a room knows only rooms below it.</summary>
public partial class HouseTests
{
    /// <summary>Each room of the service and the rooms that it may know; docs/architecture.md shows the same table.</summary>
    private static readonly Dictionary<string, string[]> Knows = new()
    {
        ["Captions"] = [],
        ["Files"] = [],
        ["Health"] = [],
        ["Lifetime"] = [],
        ["Telemetry"] = [],
        ["Exports"] = ["Captions"],
        ["Http"] = ["Health"],
        ["Settings"] = ["Captions", "Files", "Health"],
        ["Access"] = ["Health", "Http", "Settings"],
        ["Desktop"] = ["Files", "Health", "Http", "Lifetime"],
        ["Audio"] = ["Health", "Settings", "Telemetry"],
        ["Models"] = ["Files", "Health", "Settings"],
        ["Tools"] = ["Files", "Models"],
        ["Sending"] = ["Audio", "Health", "Settings"],
        ["Recognition"] = ["Health", "Settings"],
        ["Scoring"] = ["Audio"],
        ["ScriptedTracks"] = ["Audio", "Captions", "Settings"],
        ["Engine"] = ["Audio", "Files", "Health", "Models", "Recognition", "Scoring", "Settings"],
        ["Tracks"] =
        [
            "Access",
            "Audio",
            "Captions",
            "Health",
            "Http",
            "Lifetime",
            "Recognition",
            "ScriptedTracks",
            "Settings",
            "Telemetry",
        ],
        ["Translation"] = ["Captions", "Health", "Http", "Settings"],
        ["TranslatedFiles"] = ["Captions", "Exports", "Health", "ScriptedTracks", "Translation"],
        ["Bench"] = ["Audio", "Captions", "Recognition", "Scoring", "Settings", "Tracks", "Translation"],
        ["Proposals"] = ["Captions", "Http"],
        ["Operator"] = ["Captions", "Http", "Proposals", "Settings", "Tracks"],
        ["Looks"] = ["Captions", "Http", "Settings"],
        ["Viewers"] = ["Access", "Audio", "Captions", "Exports", "Health", "Http", "Looks", "Settings", "Telemetry", "Tracks"],
        ["Outputs"] = ["Captions", "Exports", "Files", "Health", "Http", "Looks", "Settings", "Telemetry", "Viewers"],
        ["Relay"] = ["Captions", "Health", "Http", "Outputs", "Settings", "Telemetry", "Tracks"],
        ["Remote"] = ["Audio", "Captions", "Health", "Http", "Recognition", "Sending", "Settings", "Tracks", "Viewers"],
        ["Archive"] = ["Access", "Captions", "Exports", "Files", "Health", "Http", "Outputs", "Settings"],
        ["LiveSettings"] =
        [
            "Access",
            "Audio",
            "Captions",
            "Engine",
            "Health",
            "Http",
            "Lifetime",
            "Models",
            "Settings",
            "Telemetry",
            "Tracks",
        ],
        ["Checks"] =
        [
            "Access",
            "Archive",
            "Audio",
            "Captions",
            "Engine",
            "Health",
            "Http",
            "Lifetime",
            "Models",
            "Outputs",
            "Recognition",
            "Relay",
            "Remote",
            "Settings",
            "Tracks",
            "Translation",
            "Viewers",
        ],
        ["Setup"] = ["Audio", "Engine", "Health", "Http", "Lifetime", "Models", "Recognition", "Settings", "Tracks"],
        ["SoundCheck"] = ["Captions", "Health", "Http", "Scoring", "Settings", "Tracks"],
    };

    [Fact]
    public void Rooms_know_only_rooms_below() =>
        None(
            from file in Service
            from used in Using().Matches(Read(file)).Select(found => found.Groups[1].Value).Distinct()
            let room = RoomOf(file)
            where Knows.ContainsKey(room) && used != room && !Knows[room].Contains(used)
            select $"{file}: {room} must not know {used}"
        );

    [Fact]
    public void The_table_of_rooms_allows_nothing_that_is_not_used()
    {
        var used = Service
            .SelectMany(file => Using().Matches(Read(file)).Select(found => (RoomOf(file), found.Groups[1].Value)))
            .ToHashSet();

        None(
            Knows.SelectMany(room => room.Value.Where(other => !used.Contains((room.Key, other))).Select(other => $"{room.Key} → {other}"))
        );
    }

    [Fact]
    public void The_architecture_page_shows_the_table_of_rooms()
    {
        var page = Read("docs/architecture.md");

        Assert.All(Knows, room =>
            Assert.Matches($@"\n\| `{room.Key}` \|[^\n]*\| {(room.Value.Length == 0 ? "—" : string.Join(", ", room.Value))} \|\n", page)
        );
    }

    [Fact]
    public void The_table_of_rooms_has_no_cycle()
    {
        var placed = new List<string>();
        while (Knows.Keys.Except(placed).FirstOrDefault(room => Knows[room].All(placed.Contains)) is { } next)
            placed.Add(next);

        Assert.Empty(Knows.Keys.Except(placed));
    }

    [Fact]
    public void Every_room_stands_in_the_table() =>
        Assert.Empty(Service.Select(RoomOf).Distinct().Except([.. Knows.Keys, "Hosting", "Commands", "Program.cs"]));

    /// <summary>Composition knows every room but the command line; nobody knows the command line but the program.</summary>
    [Fact]
    public void Nobody_knows_the_command_line() =>
        None(
            Service.Where(file =>
                RoomOf(file) is not ("Commands" or "Program.cs")
                && Using().Matches(Read(file)).Any(found => found.Groups[1].Value == "Commands")
            )
        );

    private static IEnumerable<string> Service => Source.Where(file => file.StartsWith("src/LiveCaptions/", StringComparison.Ordinal));

    private static string RoomOf(string file) => file.Split('/')[2];

    /// <summary>A using directive, or a name in full; the libraries are no rooms.</summary>
    [GeneratedRegex(@"(?<![\w.])LiveCaptions\.(?!Whisper\b|Capture\b|Obs\b|Windows\b)([A-Z]\w+)")]
    private static partial Regex Using();
}
