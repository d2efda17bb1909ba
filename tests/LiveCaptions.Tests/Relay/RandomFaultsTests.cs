namespace LiveCaptions.Tests.Relay;

/// <summary>Machines and a store that fail at random, from a seed, in virtual time.</summary>
public class RandomFaultsTests
{
    private readonly RelayedHall hall = new();

    /// <summary>Faults at random: whatever happens, everybody reads each word once and in order.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Faults_at_random_lose_and_double_nothing(int seed)
    {
        var random = new Random(seed);
        var captioners = new List<RelayedHall.Captioner> { hall.AddCaptioner("a"), hall.AddCaptioner("b", settlesAfter: 1.4) };
        var nodes = new List<RelayedHall.Node> { hall.AddNode(), hall.AddNode() };
        nodes[1].Loses = () => random.Next(3) == 0;
        var told = new List<string>();
        for (var round = 0; round < 60; round++)
        {
            told.Add(await FaultAsync(random, captioners, nodes));
            await hall.PassAsync(3 + random.NextDouble() * 8);
        }
        hall.Store.IsAway = false;
        await hall.PassAsync(12);

        var last = (int)Math.Floor((hall.Now - 1.4 - 0.4) * 2) - 1;
        foreach (var node in nodes)
        {
            var words = node.Words.ToList();
            // What several machines have said before a store lost its memory is nowhere for one that is started after it.
            var first = node == nodes[0] ? 0 : int.Parse(words[0].AsSpan("word".Length), provider: null);
            var expected = RelayedHall.Said(first, last).ToList();
            var at = Enumerable.Range(0, Math.Min(words.Count, expected.Count)).FirstOrDefault(n => words[n] != expected[n], -1);
            Assert.True(at < 0, $"Word {at} is {words.ElementAtOrDefault(at)}: {string.Join(", ", told)}");
            Assert.True(words.Count >= expected.Count, $"{words.Count} of {expected.Count} words: {string.Join(", ", told)}");
            RelayedHall.Ordered(node);
        }
    }

    private async Task<string> FaultAsync(Random random, List<RelayedHall.Captioner> captioners, List<RelayedHall.Node> nodes)
    {
        var fault = random.Next(8);
        switch (fault)
        {
            case 0:
                hall.Store.IsAway = true;
                await hall.PassAsync(random.NextDouble() * 8);
                hall.Store.IsAway = false;
                return $"{hall.Now:0.0} away";
            case 7:
                hall.Store.StandsStill = true;
                await hall.PassAsync(random.NextDouble() * 8);
                hall.Store.StandsStill = false;
                return $"{hall.Now:0.0} stood still";
            case 1:
                hall.Store.LosesAnswer = true;
                return $"{hall.Now:0.0} answer lost";
            case 2:
                hall.Store.Forget();
                return $"{hall.Now:0.0} forgotten";
            case 3:
                hall.Store.ForgetLast("main", random.Next(4));
                return $"{hall.Now:0.0} last forgotten";
            case 4:
                captioners[random.Next(2)].Publisher.TakeOver();
                return $"{hall.Now:0.0} taken over";
            case 5:
                var one = random.Next(2);
                hall.Kill(captioners[one]);
                captioners[one] = hall.AddCaptioner($"c{hall.Now}", 0.8 + random.NextDouble());
                // Another one follows once this one hears as much as the other has still to say.
                await hall.PassAsync(12);
                return $"{hall.Now:0.0} captioner {one} killed";
            default:
                hall.Kill(nodes[1]);
                nodes[1] = hall.AddNode();
                return $"{hall.Now:0.0} node killed";
        }
    }
}
