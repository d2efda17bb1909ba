using LiveCaptions.Captions;
using LiveCaptions.Hosting;
using LiveCaptions.Outputs.Obs.Screen;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Outputs.Obs.Screen;

public sealed class TextOnScreenTests
{
    private readonly TextOnScreen screen = new(TimeSpan.FromSeconds(4));

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static CaptionFrame Frame(bool speaking) => new("main", "main", 1, 0, 0, 0, speaking, "en", [new(0, "good bye", "")]);

    [Fact]
    public void Text_is_cleared_once_after_the_hold_and_then_nothing_is_due()
    {
        screen.Show(Frame(speaking: true), At(1));
        Assert.Null(screen.ClearsAt(At(9)));
        screen.Show(Frame(speaking: false), At(10));

        Assert.Equal(("good bye", At(14)), (screen.At(At(13.9)), screen.ClearsAt(At(13.9))));
        Assert.Equal(("", null), (screen.At(At(14)), screen.ClearsAt(At(14))));
    }

    [Fact]
    public void Another_speakers_line_has_arrows_also_behind_lines_that_have_left()
    {
        Assert.Equal("how are|you", Shown((0, "how are", 1), (1, "you", 1)));
        Assert.Equal("you|>> fine", Shown((1, "you", 1), (2, "fine", 2)));
        Assert.Equal(">> fine|", Shown((2, "fine", 2), (3, "", 0)));
        Assert.Equal("and|>> good", Shown((4, "and", 2), (5, "good", 1)));
        Assert.Equal("", Shown());
        Assert.Equal(">> then", Shown((6, "then", 2)));
    }

    [Fact]
    public void A_line_that_comes_back_when_tentative_words_are_taken_back_keeps_its_mark()
    {
        Shown((0, "how", 1), (1, "fine", 2));
        Shown((1, "fine", 2), (2, "tentative", 0));
        Shown((2, "tentative", 0), (3, "more", 0));

        Assert.Equal(">> fine|tentative", Shown((1, "fine", 2), (2, "tentative", 0)));
    }

    [Fact]
    public void Where_nobody_tells_voices_apart_lines_are_as_they_are() =>
        Assert.Equal("how are|you", Shown((0, "how are", 0), (1, "you", 0)));

    [Fact]
    public void The_text_source_leaves_room_for_arrows_where_its_own_track_tells_voices_apart()
    {
        var speaking = new TrackSettings
        {
            Id = "a",
            Speakers = new() { Enabled = true },
        };
        var settings = new ServiceSettings { Tracks = [speaking, new() { Id = "b" }] };
        var chars = settings.Obs.TextSource.Chars;

        Assert.Equal(chars - 3, ObsOutputParts.TextColumns(settings));
        Assert.Equal(chars, ObsOutputParts.TextColumns(settings with { Tracks = [new() { Id = "b" }, speaking] }));
    }

    private string Shown(params (long Id, string Text, int Speaker)[] lines)
    {
        var spoken = lines.Select(line => new CaptionLine(line.Id, line.Text, "", Speaker(line.Speaker)));
        screen.Show(Frame(speaking: true) with { Lines = [.. spoken] }, At(1));
        return screen.At(At(1)).Replace('\n', '|');
    }

    private static LineSpeaker? Speaker(int number) =>
        number == 0 ? null : new("main", $"Speaker {number}", null, Begins: true) { Number = number };
}
