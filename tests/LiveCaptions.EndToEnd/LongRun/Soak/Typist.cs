using System.Globalization;
using LiveCaptions.EndToEnd.Parts;

namespace LiveCaptions.EndToEnd.LongRun.Soak;

/// <summary>A word that was typed, and whether the service has acknowledged it.</summary>
/// <param name="Taken">The moment of the acknowledgement; infinite without one.</param>
internal sealed record TypedWord(int Number, string Text, double At, double Taken);

/// <summary>Types words that are all different: single ones, lines of several, bursts and pauses, by the seed.</summary>
internal sealed class Typist(ServiceProcess service, int seed, Ledger ledger)
{
    private readonly Random random = new(seed);
    private readonly List<TypedWord> typed = [];

    public IReadOnlyList<TypedWord> Typed => typed;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await LineAsync();
            var pause = random.Next(20) switch
            {
                0 => 8000, // the screen is cleared
                < 4 => 50,
                _ => random.Next(200, 1500),
            };
            await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LineAsync()
    {
        var words = Enumerable
            .Range(typed.Count, random.Next(1, 4))
            .Select(number => (Number: number, Text: string.Create(CultureInfo.InvariantCulture, $"w{number}x")))
            .ToList();
        var (at, taken) = (ledger.Now, double.PositiveInfinity);
        try
        {
            if (await service.TypeAsync(string.Join(' ', words.Select(word => word.Text))))
                taken = ledger.Now;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // The service is being started again.
        }
        typed.AddRange(words.Select(word => new TypedWord(word.Number, word.Text, at, taken)));
    }
}
