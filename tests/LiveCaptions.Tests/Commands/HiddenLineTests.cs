using LiveCaptions.Commands;

namespace LiveCaptions.Tests.Commands;

public class HiddenLineTests
{
    private static string? Type(params ConsoleKeyInfo[] keys)
    {
        var typed = new Queue<ConsoleKeyInfo>(keys);
        return HiddenLine.Read(typed.Dequeue);
    }

    private static ConsoleKeyInfo[] Keys(string text) => [.. text.Select(c => new ConsoleKeyInfo(c, ConsoleKey.None, false, false, false))];

    private static ConsoleKeyInfo Key(ConsoleKey key, char c = '\0', bool control = false) => new(c, key, false, false, control);

    private static ConsoleKeyInfo Enter => Key(ConsoleKey.Enter, '\r');

    [Fact]
    public void The_line_is_the_text_up_to_Enter() => Assert.Equal("Zürich 🎤", Type([.. Keys("Zürich 🎤"), Enter]));

    [Fact]
    public void Backspace_removes_a_whole_character_and_does_nothing_on_an_empty_line() =>
        Assert.Equal(
            "ab",
            Type([Key(ConsoleKey.Backspace, '\b'), .. Keys("a🎤"), Key(ConsoleKey.Backspace, '\u007F'), .. Keys("b"), Enter])
        );

    [Fact]
    public void Keys_without_a_character_are_ignored() =>
        Assert.Equal("ab", Type([.. Keys("a"), Key(ConsoleKey.LeftArrow), Key(ConsoleKey.Tab, '\t'), .. Keys("b"), Enter]));

    [Theory]
    [InlineData(ConsoleKey.Escape, '\u001b', false)]
    [InlineData(ConsoleKey.C, '\u0003', true)]
    [InlineData(ConsoleKey.D, '\u0004', true)]
    public void Cancelling_returns_no_line(ConsoleKey key, char c, bool control) =>
        Assert.Null(Type([.. Keys("secret"), Key(key, c, control)]));
}
