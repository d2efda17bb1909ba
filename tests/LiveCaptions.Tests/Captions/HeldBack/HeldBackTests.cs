namespace LiveCaptions.Tests.Captions.HeldBack;

/// <summary>
/// Every way out against every way to hold words back; both are tables, so that a new line is tried against all of the other.
/// </summary>
public class HeldBackTests
{
    private const string Secret = "secret";

    /// <summary>The table's reading of each way out works: otherwise silence would prove nothing.</summary>
    [Fact]
    public async Task A_word_that_is_not_held_back_is_readable_at_every_way_out()
    {
        await using var service = await SpeakingService.StartAsync();
        service.Say(Secret);

        Assert.Equal(WayOut.All.Select(way => way.Name), await ReadableAsync(service, WayOut.All));
    }

    [Theory]
    [MemberData(nameof(WaysToHoldBack))]
    public async Task A_word_that_is_held_back_is_readable_nowhere_that_has_to_be_silent(string name)
    {
        var held = WayToHoldBack.All.Single(way => way.Name == name);
        await using var service = await SpeakingService.StartAsync();
        service.Say("before");
        await held.SayAsync(service, Secret);

        Assert.Empty(await ReadableAsync(service, WayOut.All.Where(way => way.Obeys.HasFlag(held.Why))));
    }

    public static TheoryData<string> WaysToHoldBack() => [.. WayToHoldBack.All.Select(way => way.Name)];

    /// <summary>The ways out at which the secret can be read.</summary>
    private static async Task<List<string>> ReadableAsync(SpeakingService service, IEnumerable<WayOut> ways)
    {
        var readable = new List<string>();
        foreach (var way in ways)
            if ((await way.ReadAsync(service)).Contains(Secret, StringComparison.OrdinalIgnoreCase))
                readable.Add(way.Name);
        return readable;
    }
}
