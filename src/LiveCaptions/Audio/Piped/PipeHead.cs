namespace LiveCaptions.Audio.Piped;

/// <summary>A read-only stream whose first bytes have been read from it before; every byte that is read is shown to a watcher.</summary>
internal sealed class PipeHead(ReadOnlyMemory<byte> head, Stream rest) : Stream
{
    private ReadOnlyMemory<byte> left = head;

    /// <summary>Sees all bytes as they are read.</summary>
    public Action<ReadOnlyMemory<byte>> Watch { get; init; } = _ => { };

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(left.Length, buffer.Length);
        if (count > 0)
        {
            left[..count].CopyTo(buffer);
            left = left[count..];
        }
        else
            count = await rest.ReadAsync(buffer, cancellationToken);
        Watch(buffer[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
