namespace LiveCaptions.Whisper;

/// <summary>A graphics card on which a model can compute.</summary>
/// <param name="Number">Its place among the cards of all drivers, from 0.</param>
/// <param name="Kind">The interface used: "CUDA", "Vulkan", "Metal".</param>
/// <param name="Name">The name that its driver reports.</param>
/// <param name="Integrated">True if it shares the processor's memory.</param>
/// <param name="FreeBytes">Free memory at present; 0: the driver does not report it.</param>
/// <param name="TotalBytes">Memory in all; 0: the driver does not report it.</param>
public sealed record GraphicsCard(int Number, string Kind, string Name, bool Integrated, long FreeBytes, long TotalBytes);
