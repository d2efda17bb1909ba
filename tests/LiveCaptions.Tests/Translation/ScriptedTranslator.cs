using System.Collections.Concurrent;
using LiveCaptions.Translation;

namespace LiveCaptions.Tests.Translation;

/// <summary>An engine that does what the test says, and remembers what it was asked.</summary>
internal sealed class ScriptedTranslator : ITranslator
{
    public ConcurrentQueue<TranslationRequest> Asked { get; } = [];

    /// <summary>What becomes of a text; the first letter of each word is doubled unless a test says otherwise.</summary>
    public Func<TranslationRequest, CancellationToken, Task<string>> Answer { get; set; } =
        (request, _) => Task.FromResult(Translated(request.Text));

    /// <summary>What is wrong when it is asked beforehand.</summary>
    public Func<string?, string, CancellationToken, Task<string?>> Fault { get; set; } = (_, _, _) => Task.FromResult<string?>(null);

    public bool IsDisposed { get; private set; }

    public string Description => "The engine at 127.0.0.1:1";

    public static string Translated(string text) => string.Join(' ', text.Split(' ').Select(word => word[0] + word));

    public Task<string> TranslateAsync(TranslationRequest request, CancellationToken stop)
    {
        Asked.Enqueue(request);
        return Answer(request, stop);
    }

    public Task<string?> FaultAsync(string? from, string to, CancellationToken stop) => Fault(from, to, stop);

    public void Dispose() => IsDisposed = true;
}
