using System.Globalization;
using LiveCaptions.Lifetime;

namespace LiveCaptions.Desktop;

/// <summary>This process as the user's instance at a port: it holds the lock, tells where it is, and hears requests to quit.</summary>
/// <remarks>
/// A request is a file: it needs neither the port nor a password, works while the model still loads, and only this user can write it.
/// </remarks>
internal sealed class Instance : IDisposable
{
    /// <summary>How often it looks for a request to quit.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(0.25);

    private readonly IDisposable? owned;
    private readonly string record,
        request;

    /// <param name="owned">The lock; null: the folder cannot be written, so nobody finds this instance.</param>
    /// <param name="record">The file that tells about it.</param>
    /// <param name="request">The file that asks it to quit.</param>
    public Instance(IDisposable? owned, string record, string request)
    {
        (this.owned, this.record, this.request) = (owned, record, request);
        Clear();
    }

    /// <summary>Tells other processes about it; one that cannot be written keeps no captions from anybody.</summary>
    public void Tell(InstanceRecord about)
    {
        if (owned is not null)
            Try(() => about.Write(record));
    }

    /// <summary>Watches for a request to quit until it comes, or until <paramref name="stop"/>.</summary>
    public async Task WatchAsync(QuitRequest quit, TimeProvider time, CancellationToken stop)
    {
        if (owned is null)
            return;
        using var looks = new PeriodicTimer(Look, time);
        try
        {
            while (await looks.WaitForNextTickAsync(stop))
                if (IsAsked())
                {
                    quit.Make();
                    return;
                }
        }
        catch (OperationCanceledException)
        {
            // The expected end.
        }
    }

    public void Dispose()
    {
        Clear();
        owned?.Dispose();
    }

    /// <summary>A request names the process that it is for, since the one before it may have left one.</summary>
    private bool IsAsked()
    {
        var text = "";
        if (File.Exists(request))
            Try(() => text = File.ReadAllText(request));
        return text == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Only the owner may: without the lock, the files are another's.</summary>
    private void Clear()
    {
        if (owned is null)
            return;
        Try(() => File.Delete(record));
        Try(() => File.Delete(request));
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The lock alone says whether an instance lives.
        }
    }
}
