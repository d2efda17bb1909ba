using System.Text.RegularExpressions;
using LiveCaptions.Http;
using LiveCaptions.Looks;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Looks;

public sealed class StoredLooksTests : IDisposable
{
    private static readonly Dictionary<string, string> Large = new() { ["size"] = "80" },
        Small = new() { ["size"] = "20" };

    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    private string File => SavedSettings.LooksFor(Path.Combine(folder, "settings.json"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private StoredLooks Open() => new(new(File, new ManualClock()));

    private static StoredLooks InMemory() => new(new(null, new ManualClock()));

    private static async Task<LookNews> NextAsync(IAsyncEnumerator<LookNews> news)
    {
        Assert.True(await news.MoveNextAsync());
        return news.Current;
    }

    [Fact]
    public void Looks_and_their_former_names_outlast_a_restart()
    {
        var looks = Open();
        Assert.Null(looks.Put("stage", Large));
        Assert.Null(looks.Put("break", Small));
        Assert.Null(looks.Rename("stage", "hall"));

        var again = Open();

        Assert.Null(again.Trouble);
        Assert.Equal(["break", "hall"], again.All.Select(stored => stored.Look.Name));
        Assert.Equal(("hall", "80"), (again.Find("stage")!.Name, again.Find("stage")!.Values["size"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[ null ]")]
    [InlineData("[ { \"name\": ")]
    [InlineData("[ { \"name\": \"Stage\", \"values\": {}, \"formerly\": [] } ]")]
    [InlineData("[ { \"name\": \"stage\", \"values\": { \"size\": \"1\" }, \"formerly\": [] } ]")]
    [InlineData("[ { \"name\": \"stage\", \"values\": { \"size\": null }, \"formerly\": [] } ]")]
    [InlineData("[ { \"name\": \"stage\", \"values\": {}, \"formerly\": [ \"A b\" ] } ]")]
    [InlineData("[ { \"name\": \"stage\", \"values\": {}, \"formerly\": [] }, { \"name\": \"stage\", \"values\": {}, \"formerly\": [] } ]")]
    public void A_damaged_file_is_set_aside_and_told_in_a_sentence_until_looks_are_saved_anew(string text)
    {
        System.IO.File.WriteAllText(File, text);

        var looks = Open();

        Assert.Matches(
            $@"^The looks saved in {Regex.Escape(File)} cannot be read, so overlays that name one keep the look that OBS last saw, or the default; it was set aside as {Regex.Escape(File)}\.damaged-[0-9-]+\. Save the looks anew in the builder\.$",
            looks.Trouble
        );
        Assert.Empty(looks.All);
        Assert.Equal(text, System.IO.File.ReadAllText(Assert.Single(Directory.GetFiles(folder, "*.damaged-*"))));
        Assert.Null(looks.Put("stage", Large));
        Assert.Null(looks.Trouble);
        Assert.NotNull(Open().Find("stage"));
    }

    [Fact]
    public void Looks_that_cannot_be_saved_hold_all_the_same_and_that_is_told()
    {
        System.IO.File.WriteAllText(Path.Combine(folder, "in-the-way"), "");
        var looks = new StoredLooks(new(Path.Combine(folder, "in-the-way", "looks.json"), new ManualClock()));

        Assert.StartsWith(
            "The looks hold from now on but could not be saved, so they end with the program: ",
            looks.Put("stage", Large),
            StringComparison.Ordinal
        );
        Assert.Equal(Large, looks.Find("stage")!.Values);
    }

    [Fact]
    public async Task A_follower_is_told_the_look_at_once_and_then_every_change_of_it()
    {
        var looks = InMemory();
        await using var news = looks.FollowAsync("stage", Test.Stop).GetAsyncEnumerator(Test.Stop);
        Assert.Equal(new LookNews("stage", null), await NextAsync(news));

        var next = NextAsync(news);
        Assert.False(next.IsCompleted);
        looks.Put("stage", Large);
        Assert.Equal(Large, (await next).Values);

        next = NextAsync(news);
        looks.Put("break", Small);
        Assert.False(next.IsCompleted);
        looks.Put("stage", Small);
        Assert.Equal(Small, (await next).Values);

        looks.Delete("stage");
        Assert.Null((await NextAsync(news)).Values);
    }

    [Fact]
    public async Task A_slow_follower_finds_the_newest_and_no_queue()
    {
        var looks = InMemory();
        await using var news = looks.FollowAsync("stage", Test.Stop).GetAsyncEnumerator(Test.Stop);
        await NextAsync(news);
        for (var size = 20; size <= 60; size++)
            looks.Put("stage", new Dictionary<string, string> { ["size"] = $"{size}" });

        Assert.Equal("60", (await NextAsync(news)).Values!["size"]);
        var next = NextAsync(news);
        Assert.False(next.IsCompleted);
        looks.Put("stage", Large);
        Assert.Equal("80", (await next).Values!["size"]);
    }

    [Fact]
    public async Task A_renamed_look_goes_on_under_its_former_name_until_another_one_takes_it()
    {
        var looks = InMemory();
        looks.Put("stage", Large);
        await using var news = looks.FollowAsync("stage", Test.Stop).GetAsyncEnumerator(Test.Stop);
        await NextAsync(news);

        looks.Rename("stage", "hall");
        looks.Put("hall", Small);
        Assert.Equal(Small, (await NextAsync(news)).Values);
        Assert.Equal(["stage"], looks.All.Single().Look.Formerly);
        Assert.Equal(1, looks.All.Single().Open);

        looks.Put("stage", Large);
        Assert.Equal(Large, (await NextAsync(news)).Values);
        Assert.Equal([("hall", 0), ("stage", 1)], looks.All.Select(stored => (stored.Look.Name, stored.Open)));
        Assert.Empty(looks.Find("hall")!.Formerly);
    }

    [Fact]
    public void Nobody_deletes_a_look_by_a_name_that_it_no_longer_has()
    {
        var looks = InMemory();
        looks.Put("stage", Large);
        looks.Rename("stage", "hall");

        Assert.Throws<RefusedException>(() => looks.Delete("stage"));

        Assert.NotNull(looks.Find("hall"));
    }

    [Fact]
    public void A_look_may_take_its_former_name_back()
    {
        var looks = InMemory();
        looks.Put("stage", Large);
        looks.Rename("stage", "hall");
        looks.Rename("hall", "stage");

        Assert.Equal("stage", looks.All.Single().Look.Name);
        Assert.Equal(["hall"], looks.All.Single().Look.Formerly);
    }

    [Fact]
    public async Task Overlays_that_leave_are_not_counted_any_more()
    {
        var looks = InMemory();
        looks.Put("stage", Large);
        var news = looks.FollowAsync("stage", Test.Stop).GetAsyncEnumerator(Test.Stop);
        await NextAsync(news);
        Assert.Equal(1, looks.All.Single().Open);

        await news.DisposeAsync();

        Assert.Equal(0, looks.All.Single().Open);
    }

    [Fact]
    public void There_are_fifty_looks_at_most_and_those_can_be_changed()
    {
        var looks = InMemory();
        for (var i = 0; i < StoredLooks.Max; i++)
            looks.Put($"look-{i}", Large);

        var refused = Assert.Throws<RefusedException>(() => looks.Put("one-more", Large));
        Assert.Equal(
            (409, "There are 50 looks already, so nothing was saved. Delete one that is not used any more."),
            (refused.Status, refused.Message)
        );
        Assert.Null(looks.Put("look-7", Small));
        Assert.Equal(StoredLooks.Max, looks.All.Count);
    }

    [Fact]
    public void What_is_not_there_or_in_the_way_is_refused_and_nothing_changes()
    {
        var looks = InMemory();
        looks.Put("stage", Large);
        looks.Put("break", Small);

        var missing = Assert.Throws<RefusedException>(() => looks.Delete("hall"));
        var taken = Assert.Throws<RefusedException>(() => looks.Rename("stage", "break"));

        Assert.Equal(
            (404, "There is no look \"hall\", so nothing was changed. There are: break, stage."),
            (missing.Status, missing.Message)
        );
        Assert.Equal(409, taken.Status);
        Assert.Equal(Large, looks.Find("stage")!.Values);
    }
}
