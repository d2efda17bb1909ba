using LiveCaptions.EndToEnd.Parts;
using LiveCaptions.Relay;
using LiveCaptions.Settings;

namespace LiveCaptions.EndToEnd.Relay;

/// <summary>A Redis that has become a replica, as at a failover.</summary>
public sealed class ReplicaTests
{
    [Fact]
    public async Task A_machine_that_stands_by_does_not_take_a_replica_for_the_store()
    {
        await using var server = await RoomRedis.StartAsync();
        await using var redis = new RedisConnection(new RedisSettings { Servers = server.Address });
        var store = new RedisStore(redis, "hall-a", "box-b#1");
        var stop = TestContext.Current.CancellationToken;
        Assert.False((await store.AcquireAsync("main", 0, Claim.None, stop)).IsGranted);

        await server.AskAsync("REPLICAOF", "127.0.0.1", ServiceProcess.FreePort());

        await Assert.ThrowsAsync<StoreException>(() => store.AcquireAsync("main", 0, Claim.None, stop));
    }
}
