using System.Text;
using System.Text.RegularExpressions;
using LiveCaptions.Settings;
using LiveCaptions.Settings.Editing;

namespace LiveCaptions.Tests.Settings.Editing;

/// <summary>What holds of every change of every file, over two thousand files made by chance.</summary>
public partial class SettingsEditorPropertyTests
{
    public static TheoryData<int> Hundreds => [.. Enumerable.Range(0, 20)];

    private static void Each(int hundred, Action<RandomSettings, byte[]> check)
    {
        for (var seed = hundred * 100; seed < (hundred + 1) * 100; seed++)
        {
            var random = new RandomSettings(seed);
            var file = random.Write();
            try
            {
                check(random, file);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}, the file:\n{Convert.ToHexString(file[..4])} {random}", e);
            }
        }
    }

    private static List<(string Key, string? Text)> Read(byte[] file) =>
        [.. SettingsFile.Parse(file, "random").Select(value => (value.Key, value.Text))];

    private static string Text(byte[] file) => Encoding.UTF8.GetString(EncodedText.Read(file, "random").Utf8);

    private static byte[] Apply(byte[] file, SettingsEdit edit) => SettingsEditor.Apply(file, "random", [edit]);

    /// <summary>Whether a text is what is left of another when some characters are taken out.</summary>
    private static bool IsLeftOf(string whole, string rest)
    {
        var at = 0;
        foreach (var character in whole)
            if (at < rest.Length && rest[at] == character)
                at++;
        return at == rest.Length;
    }

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void A_value_that_is_set_is_read_back_and_every_other_byte_is_as_it_was(int hundred) => Each(hundred, (random, file) =>
        {
            var scalars = Read(file).Where(value => value.Text is not null).Select(value => value.Key).ToList();
            if (scalars.Count == 0)
                return;
            var key = random.Of(scalars);

            var changed = Apply(file, SettingsEdit.Set(key, "new \"value\""));

            Assert.Equal("new \"value\"", Read(changed).Last(value => Same(value.Key, key)).Text);
            var (before, after) = (Text(file), Text(changed));
            const string written = "\"new \\\"value\\\"\"";
            var at = after.LastIndexOf(written, StringComparison.Ordinal);
            Assert.StartsWith(after[..at], before, StringComparison.Ordinal);
            Assert.EndsWith(after[(at + written.Length)..], before, StringComparison.Ordinal);
            AssertMark(file, changed);
        });

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void A_setting_that_is_added_is_read_back_and_every_byte_of_before_is_still_there(int hundred) => Each(hundred, (random, file) =>
        {
            var key = random.Of([.. random.Keys, "new"]) + ":deep:er";
            if (Read(file).Any(value => value.Text is not null && key.StartsWith(value.Key + ":", StringComparison.OrdinalIgnoreCase)))
                return;
            var before = Text(file);

            var after = Apply(file, SettingsEdit.Set(key, 12345));

            Assert.Contains(Read(after), value => value == (key, "12345"));
            Assert.True(
                Read(file).Any(value => value.Text is null && key.StartsWith(value.Key + ":", StringComparison.OrdinalIgnoreCase))
                    || IsLeftOf(Text(after), EmptyObject().Replace(before, "{}")),
                $"{before}\n→\n{Text(after)}"
            );
            Assert.All(random.Comments, comment => Assert.Contains(comment, Text(after), StringComparison.Ordinal));
            Assert.Equal(Scalars(file), Scalars(after).Where(value => value.Text != "12345"));
            AssertMark(file, after);
        });

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void A_setting_that_is_removed_is_gone_and_all_others_and_their_comments_stay(int hundred) => Each(hundred, (random, file) =>
        {
            if (random.Keys.Count == 0)
                return;
            var key = random.Of(random.Keys);
            var inside =
                Read(file).Any(value => Same(value.Key, key) && value.Text is null)
                || Read(file).Any(value => value.Key.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));

            var after = Apply(file, SettingsEdit.Remove(key));

            Assert.DoesNotContain(Read(after), value => Same(value.Key, key));
            Assert.Equal(
                Read(file).Where(value => !Same(value.Key, key) && !value.Key.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)),
                Read(after)
            );
            if (!inside)
                Assert.All(random.Comments, comment => Assert.Contains(comment, Text(after), StringComparison.Ordinal));
            AssertMark(file, after);
        });

    [Theory]
    [MemberData(nameof(Hundreds))]
    public void A_section_that_is_renamed_keeps_all_that_is_in_it(int hundred) => Each(hundred, (random, file) =>
        {
            if (random.Keys.Count == 0)
                return;
            var key = random.Of(random.Keys);
            var renamed = string.Join(':', [.. key.Split(':')[..^1], "renamed"]);

            var after = Apply(file, SettingsEdit.Rename(key, "renamed"));

            Assert.Equal(Read(file).Select(value => value.Text), Read(after).Select(value => value.Text));
            Assert.Contains(Read(after), value => value.Key == renamed);
            Assert.All(random.Comments, comment => Assert.Contains(comment, Text(after), StringComparison.Ordinal));
        });

    /// <summary>Its blanks make place for the first member.</summary>
    [GeneratedRegex(@"\{[ \t]+\}")]
    private static partial Regex EmptyObject();

    private static List<(string Key, string? Text)> Scalars(byte[] file) => [.. Read(file).Where(value => value.Text is not null)];

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static void AssertMark(byte[] before, byte[] after) =>
        Assert.Equal(before[0] >= 0xEF ? before[..2] : [], after[0] >= 0xEF ? after[..2] : []);
}
