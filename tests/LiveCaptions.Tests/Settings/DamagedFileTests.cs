using System.Text.Json.Nodes;
using LiveCaptions.Access;
using LiveCaptions.Engine;
using LiveCaptions.Hosting;
using LiveCaptions.Operator;
using LiveCaptions.Settings;

namespace LiveCaptions.Tests.Settings;

/// <summary>Files that the program wrote itself, as a power failure leaves them: none keeps the service from starting.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lc-damaged-");

    public static TheoryData<string> Torn => new("", "{", "{\"Obs\": {\"Enabled\": tr", "\0\0\0\0\0\0", "[1]", "null", "{} {}", "\u0093");

    private string Settings => Path.Combine(folder.FullName, "hall.json");

    private ServerSettings Server => new() { AccessFolder = folder.FullName };

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Torn))]
    [InlineData("{\"Obs\": 5}")]
    [InlineData("{\"Obs\": {\"Enabled\": true, \"enabled\": false}}")]
    [InlineData("{\"Server\": {\"Port\": 1}}")]
    public void Saved_settings_are_set_aside_with_a_warning(string torn)
    {
        var path = SavedSettings.PathFor(Settings);
        File.WriteAllText(path, torn);
        var warnings = new List<string>();

        Assert.Empty(SavedSettings.Read(Settings, warnings.Add));

        Assert.Contains(path, Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Equal(torn, File.ReadAllText(Aside(path)));
        Assert.Empty(SavedSettings.Read(Settings, _ => Assert.Fail("It is told once.")));
    }

    [Theory]
    [MemberData(nameof(Torn))]
    public void Settings_are_saved_in_a_damaged_file_s_place(string torn)
    {
        var path = SavedSettings.PathFor(Settings);
        File.WriteAllText(path, torn);

        SavedSettings.Save(Settings, "Obs", new JsonObject { ["Enabled"] = true });

        Assert.Equal("true", SavedSettings.Read(Settings)[^1].Text);
        Assert.Equal(torn, File.ReadAllText(Aside(path)));
    }

    [Theory]
    [MemberData(nameof(Torn))]
    public void Saved_rules_are_set_aside_and_the_settings_hold(string torn)
    {
        var path = SavedSettings.RulesFor(Settings);
        File.WriteAllText(path, torn);
        var saved = new SavedRules(path);

        saved.ReadInto(new ServiceSettings().ToRuleBook());

        Assert.Contains("set aside", saved.Trouble, StringComparison.Ordinal);
        Assert.Equal(torn, File.ReadAllText(Aside(path)));
        Assert.Null(saved.Save(new ServiceSettings().ToRuleBook()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[{\"id\":")]
    [InlineData("{}")]
    [InlineData("\0\0\0\0")]
    [InlineData("[null]")]
    public void Damaged_tokens_let_nobody_in_and_the_service_starts(string torn)
    {
        var file = new TokenFile(folder.FullName);
        File.WriteAllText(file.PathOfFile, torn);

        Assert.Contains(
            "no longer let anybody in",
            Assert.Single(OwnFiles.SetAsideDamaged(Server, TimeProvider.System)),
            StringComparison.Ordinal
        );

        Assert.Empty(file.Read());
        Assert.Equal(torn, File.ReadAllText(Aside(file.PathOfFile)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pbkdf2-sha512$210000$")]
    [InlineData("pbkdf2-sha512$210000$c2FsdA==$aGFzaA==")]
    [InlineData("\0\0\0\0\0\0")]
    public void A_damaged_password_is_never_no_password(string torn)
    {
        var password = new OperatorPassword(folder.FullName);
        File.WriteAllText(password.PathOfFile, torn);

        Assert.Contains(
            "nobody can sign in",
            Assert.Single(OwnFiles.SetAsideDamaged(Server, TimeProvider.System)),
            StringComparison.Ordinal
        );

        Assert.NotNull(password.Read());
        Assert.All(["", torn, "anything at all"], typed => Assert.False(OperatorPassword.IsRight(typed, password.Read())));
        password.Change("three unrelated words");
        Assert.Empty(OwnFiles.SetAsideDamaged(Server, TimeProvider.System));
    }

    [Theory]
    [MemberData(nameof(Torn))]
    public void Measurements_are_made_again(string torn)
    {
        var path = Path.Combine(folder.FullName, "steps.json");
        File.WriteAllText(path, torn);
        var memory = new StepMemory(path);

        Assert.Null(memory.Recall("a"));
        memory.Keep("a", 0.5);
        Assert.Equal(0.5, memory.Recall("a"));
    }

    private static string Aside(string path) =>
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".damaged-*"));
}
