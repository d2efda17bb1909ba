namespace LiveCaptions.Hosting;

/// <summary>The host's lifetime: the program stops it. The default one handles signals too, and suppresses the second one.</summary>
internal sealed class ExternalLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
