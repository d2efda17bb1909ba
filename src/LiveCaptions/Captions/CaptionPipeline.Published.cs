namespace LiveCaptions.Captions;

/// <summary>What people read of a track, on its way to other machines and from them.</summary>
internal sealed partial class CaptionPipeline
{
    /// <summary>Gives a sink everything that people read from now on.</summary>
    public void Subscribe(IPublishedSink sink)
    {
        lock (sync)
            outputs.Subscribe(sink);
    }

    public void Unsubscribe(IPublishedSink sink)
    {
        lock (sync)
            outputs.Unsubscribe(sink);
    }

    /// <summary>Shows what was published elsewhere, where words have their numbers and have passed their rules already.</summary>
    public void Show(Action<IPublishedSink> change)
    {
        lock (sync)
            outputs.Show(change);
    }
}
