namespace LiveCaptions.Whisper;

/// <summary>A graphics card on which a model can compute.</summary>
/// <param name="Number">Counted over all drivers.</param>
/// <param name="Kind">How it is reached: "CUDA", "Vulkan", "Metal".</param>
/// <param name="Name">As its driver calls it.</param>
/// <param name="Integrated">It shares the processor's memory.</param>
/// <param name="FreeBytes">Of its memory, as the driver tells it now; 0: it does not.</param>
/// <param name="TotalBytes">All its memory; 0: not told.</param>
public sealed record GraphicsCard(int Number, string Kind, string Name, bool Integrated, long FreeBytes, long TotalBytes);
