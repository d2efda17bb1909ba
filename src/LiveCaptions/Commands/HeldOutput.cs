namespace LiveCaptions.Commands;

/// <summary>Holds what a command prints while progress bars are drawn over the same terminal, and prints it when it is disposed.</summary>
internal sealed class HeldOutput : IAsyncDisposable
{
    private readonly CommandContext printed;
    private readonly StringWriter transcripts = new(),
        error = new();

    public HeldOutput(CommandContext context) =>
        (printed, Context) = (
            context,
            context.ShowsProgress
                ? context with
                {
                    Transcripts = TextWriter.Synchronized(transcripts),
                    Error = TextWriter.Synchronized(error),
                }
                : context
        );

    /// <summary>The surroundings to print to meanwhile.</summary>
    public CommandContext Context { get; }

    public async ValueTask DisposeAsync()
    {
        await printed.Transcripts.WriteAsync(transcripts.ToString());
        await printed.Transcripts.FlushAsync();
        await printed.Error.WriteAsync(error.ToString());
    }
}
