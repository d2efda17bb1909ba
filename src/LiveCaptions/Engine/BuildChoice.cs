namespace LiveCaptions.Engine;

/// <summary>A build that does not compute here, and why.</summary>
internal sealed record RefusedBuild(string Name, string Trouble);

/// <summary>The build of the engine that computes here.</summary>
/// <param name="Build">Its name; null: the engine is missing, which whoever loads it reports.</param>
/// <param name="Refused">Faster ones that do not work.</param>
internal sealed record BuildChoice(string? Build, IReadOnlyList<RefusedBuild> Refused)
{
    /// <summary>Why a slower build computes; null: the fastest one does.</summary>
    public string? Cause =>
        Refused is [var first, ..]
            ? $"The build of the speech engine for {Spoken(first.Name)} does not work on it: {first.Trouble}."
            : null;

    /// <summary>A build's name in a sentence.</summary>
    public static string Spoken(string build) =>
        build switch
        {
            "native" or "packaged" => "this processor",
            "avx2" => "processors with AVX2",
            "plain" or "x64" => "any processor",
            _ => $"processors like {build}",
        };
}
