using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace LiveCaptions.Viewers;

/// <summary>
/// Closes a hub connection that sends more than its <see cref="MessageBudget"/>. It counts below the hub, which does not tell of pings,
/// unknown methods and messages that it cannot read.
/// </summary>
internal static class MeteredConnection
{
    public static IConnectionBuilder UseMessageBudget(this IConnectionBuilder connections, TimeProvider time) =>
        connections.Use(next =>
            connection =>
            {
                connection.Transport = new MeteredPipe(connection, new(time));
                return next(connection);
            }
        );

    /// <summary>A connection's two pipes, of which the first is counted.</summary>
    private sealed class MeteredPipe(ConnectionContext connection, MessageBudget budget) : IDuplexPipe
    {
        public PipeReader Input { get; } = new MeteredReader(connection, connection.Transport.Input, budget);
        public PipeWriter Output { get; } = connection.Transport.Output;
    }

    /// <summary>Counts what the hub has consumed.</summary>
    private sealed class MeteredReader(ConnectionContext connection, PipeReader input, MessageBudget budget) : PipeReader
    {
        /// <summary>Ends each message of the JSON protocol.</summary>
        private const byte RecordSeparator = 0x1E;

        private ReadOnlySequence<byte> read;
        private bool ended; // what still comes reaches the hub no more

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            if (ended)
                return new(default, isCanceled: false, isCompleted: true);
            var result = await input.ReadAsync(cancellationToken);
            read = result.Buffer;
            return result;
        }

        public override bool TryRead(out ReadResult result)
        {
            result = new(default, isCanceled: false, isCompleted: true);
            var any = !ended && input.TryRead(out result);
            read = any ? result.Buffer : default;
            return any || ended;
        }

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            if (ended)
                return;
            var taken = read.IsEmpty ? default : read.Slice(read.Start, consumed);
            var messages = 0;
            foreach (var part in taken)
                messages += part.Span.Count(RecordSeparator);
            ended = !budget.Spend(taken.Length, messages);
            input.AdvanceTo(consumed, examined);
            if (ended)
                connection.Abort();
        }

        public override void CancelPendingRead() => input.CancelPendingRead();

        public override void Complete(Exception? exception = null) => input.Complete(exception);
    }
}
