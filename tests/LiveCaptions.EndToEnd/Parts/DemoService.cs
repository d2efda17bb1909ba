namespace LiveCaptions.EndToEnd.Parts;

/// <summary>The service playing the demo clip in a loop, for tests that only read from it.</summary>
public sealed class DemoService : IAsyncLifetime
{
    internal ServiceProcess Process { get; private set; } = null!;

    internal Uri Address => Process.Address;

    public async ValueTask InitializeAsync() => Process = await ServiceProcess.StartAsync("demo");

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
