namespace LiveCaptions.Tests.Commands;

/// <summary>Keeps what is printed; its lines end alike on every system.</summary>
internal sealed class ScriptedTerminal : StringWriter
{
    public override string ToString() => base.ToString().ReplaceLineEndings("\n");
}
