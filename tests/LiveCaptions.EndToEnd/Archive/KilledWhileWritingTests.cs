using System.Diagnostics;
using System.Globalization;
using LiveCaptions.Archive;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.Archive;

/// <summary>
/// The service that captions is killed at random moments: the archive opens afterwards, at most a second is lost, no word is twice.
/// LIVECAPTIONS_KILLS says how often, which is few by default.
/// </summary>
public sealed class KilledWhileWritingTests : IDisposable
{
    private readonly ScratchFolder data = new();
    private readonly Random chance = new(23);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<(string Word, double At)> taken = [];

    private static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("LIVECAPTIONS_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 3;

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task The_archive_of_a_killed_service_opens_and_lacks_no_word_that_is_older_than_a_second_and_has_none_twice()
    {
        var (lost, worst) = (0, 0.0);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var service = await ServiceProcess.StartAsync(new { Source = "typed" }, data: data.Path);
            var killed = await TypeUntilKilledAsync(service);
            var kept = Kept();

            Assert.Equal(kept.Order(StringComparer.Ordinal), kept.Distinct().Order(StringComparer.Ordinal));
            var missing = taken.Where(word => !kept.Contains(word.Word)).ToList();
            lost += missing.Count;
            worst = Math.Max(worst, missing.Select(word => killed - word.At).DefaultIfEmpty(0).Max());
            Assert.All(missing, word => Assert.InRange(killed - word.At, -1, 1));
            taken.RemoveAll(word => missing.Contains(word));
        }
        Assert.Equal(taken.Select(word => word.Word), Kept());
        TestContext.Current.SendDiagnosticMessage(
            $"{Kills} kills, {taken.Count + lost} words, {lost} lost, the oldest of them {worst:F2} s before its kill"
        );
    }

    /// <returns>When it was killed.</returns>
    private async Task<double> TypeUntilKilledAsync(ServiceProcess service)
    {
        var until = clock.Elapsed.TotalSeconds + 0.3 + chance.NextDouble() * 1.7;
        while (clock.Elapsed.TotalSeconds < until)
        {
            var word = $"w{taken.Count + 1:D5}-{chance.Next(1000)}";
            Assert.True(await service.TypeAsync(word));
            taken.Add((word, clock.Elapsed.TotalSeconds));
        }
        // Both at once, so that nothing is started again.
        var worker = service.Worker;
        var killed = clock.Elapsed.TotalSeconds;
        await service.SignalAsync("-KILL");
        await service.KillAsync();
        await ServiceProcess.UntilGoneAsync(worker);
        return killed;
    }

    /// <summary>The words in the archive, in their order.</summary>
    private List<string> Kept()
    {
        var reader = new ArchiveReader(new(Path.Combine(data.Path, "livecaptions", "archive"), TimeProvider.System));
        return
        [
            .. reader
                .Sessions()
                .OrderBy(session => session.Id)
                .SelectMany(session => reader.Words(session.Id, "main").Select(word => word.Text)),
        ];
    }
}
