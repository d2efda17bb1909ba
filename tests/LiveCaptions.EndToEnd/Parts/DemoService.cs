namespace LiveCaptions.EndToEnd.Parts;

/// <summary>The service with the demo clip, again and again: for tests that only look at it.</summary>
public sealed class DemoService : IAsyncLifetime
{
    internal ServiceProcess Process { get; private set; } = null!;

    internal Uri Address => Process.Address;

    public async ValueTask InitializeAsync() => Process = await ServiceProcess.StartAsync("demo");

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
