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

    private InstanceRecord? untold;

    /// <param name="owned">The lock; null: the folder cannot be written, so nobody finds this instance.</param>
    /// <param name="record">The file that tells about it.</param>
    /// <param name="request">The file that asks it to quit.</param>
    public Instance(IDisposable? owned, string record, string request)
    {
        (this.owned, this.record, this.request) = (owned, record, request);
        Clear();
    }

    /// <summary>Tells other processes about it; a record that cannot be written while another reads the last one is tried again.</summary>
    public void Tell(InstanceRecord about)
    {
        if (owned is null)
            return;
        lock (owned)
            untold = Try(() => about.Write(record)) ? null : about;
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
            {
                TellAgain(owned);
                if (IsAsked())
                {
                    quit.Make();
                    return;
                }
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

    private void TellAgain(IDisposable owner)
    {
        lock (owner)
            if (untold is { } about && Try(() => about.Write(record)))
                untold = null;
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

    private static bool Try(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // the lock alone says whether an instance lives
        }
    }
}
