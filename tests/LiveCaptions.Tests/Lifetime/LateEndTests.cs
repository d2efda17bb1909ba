using LiveCaptions.Lifetime;
using Microsoft.Extensions.Time.Testing;

namespace LiveCaptions.Tests.Lifetime;

public sealed class LateEndTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<int> reported = [];

    [Fact]
    public void A_service_that_does_not_come_to_an_end_is_reported_as_over_once()
    {
        using var late = new LateEnd(time, reported.Add);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(reported);

        var code = 0;
        late.Begin(() => code);
        time.Advance(LateEnd.Patience / 2);
        late.Begin(() => 70);
        code = 79; // what it ends with is known only then
        time.Advance(LateEnd.Patience / 2);
        Assert.Equal([79], reported);

        time.Advance(LateEnd.Patience * 2);
        Assert.Single(reported);
    }

    [Fact]
    public void A_service_that_ends_by_itself_is_not_reported()
    {
        var late = new LateEnd(time, reported.Add);
        late.Begin(() => 0);
        late.Dispose();
        late.Begin(() => 0);
        time.Advance(LateEnd.Patience * 2);

        Assert.Empty(reported);
    }
}
