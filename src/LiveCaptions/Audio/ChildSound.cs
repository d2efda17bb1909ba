using System.ComponentModel;
using CliWrap;
using LiveCaptions.Whisper;

namespace LiveCaptions.Audio;

/// <summary>A child process that writes samples to its output, and how it ended.</summary>
/// <param name="ExitCode">As the process gave it; 0 does not mean that the sound was over.</param>
/// <param name="Said">What it wrote to its error output, or as much as was kept.</param>
/// <param name="Samples">How much sound it gave.</param>
internal sealed record ChildSound(int ExitCode, string Said, long Samples)
{
    private const int BlockSamples = AudioTime.SampleRate / 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The last thing it said.</summary>
    public string LastLine => Said.Length == 0 ? "it gave no reason" : Said[(Said.LastIndexOf('\n') + 1)..].TrimEnd('.');

    /// <summary>Runs it to its end, or until <paramref name="stop"/>: politely first, since a process that waits for the network may need to be told twice.</summary>
    /// <exception cref="SourceException">There is no such program.</exception>
    public static async Task<ChildSound> RunAsync(Command command, SampleFormat format, Intake intake, CancellationToken stop)
    {
        using var forceful = new CancellationTokenSource();
        using var impatience = stop.Register(() => forceful.CancelAfter(Patience));
        var said = new BoundedText(4096);
        long samples = 0;
        try
        {
            var result = await command
                .WithStandardOutputPipe(PipeTarget.Create(async (output, gone) => samples = await ListenAsync(output, format, intake, gone).ConfigureAwait(false)))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(said.Add))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(forceful.Token, stop).ConfigureAwait(false);
            return new(result.ExitCode, said.ToString(), samples);
        }
        catch (Win32Exception e)
        {
            throw new SourceException($"{command.TargetFilePath} was not found. Install it, or name it with its whole path.", e);
        }
    }

    private static async Task<long> ListenAsync(Stream output, SampleFormat format, Intake intake, CancellationToken gone)
    {
        var bytes = new SampleBytes(format);
        var block = new float[BlockSamples];
        long samples = 0;
        while (await bytes.ReadAsync(output, block, gone).ConfigureAwait(false) is > 0 and var count)
        {
            intake.Write(block.AsSpan(0, count));
            samples += count;
        }
        return samples;
    }
}
