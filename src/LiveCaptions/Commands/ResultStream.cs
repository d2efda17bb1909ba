using LiveCaptions.Health;

namespace LiveCaptions.Commands;

/// <summary>Standard output as results go to it: what cannot be written is an error that says so.</summary>
/// <param name="output">Standard output; null: it is closed.</param>
internal sealed class ResultStream(Stream? output) : Stream
{
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="OutputException">It cannot be written.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (output is null)
            throw new OutputException("it is closed", null);
        try
        {
            output.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(e.Message.TrimEnd('.'), e);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => output?.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

/// <summary>Standard output cannot be written.</summary>
internal sealed class OutputException(string reason, Exception? cause)
    : IOException(
        $"The result could not be written to standard output ({reason}), so it is missing or incomplete there. Write it to another place and run the command again.",
        cause
    ),
        IUserFacingError;
