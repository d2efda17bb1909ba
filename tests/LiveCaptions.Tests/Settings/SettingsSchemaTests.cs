using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using LiveCaptions.Settings;
using NJsonSchema;

namespace LiveCaptions.Tests.Settings;

public class SettingsSchemaTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly string Schema = Path.Combine(AppContext.BaseDirectory, "config", "livecaptions.schema.json");

    [Fact]
    public async Task The_file_that_comes_with_the_program_fits_the_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Schema, Test.Stop);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(ProgramFiles.Settings, Test.Stop), Lenient);

        Assert.Empty(schema.Validate(JsonSerializer.Serialize(json)));
        Assert.NotEmpty(schema.Validate("""{ "Server": { "Prot": 1 } }"""));
    }

    [Fact]
    public void The_file_that_comes_with_the_program_holds_every_setting_with_its_default()
    {
        var values = SettingsFile.Read(ProgramFiles.Settings);
        var settings = SettingsReader.Read(values);
        var written = values.Select(value => value.Key).ToHashSet();

        Assert.Equal(new TrackSettings(), Assert.Single(settings.Tracks));
        Assert.Equal(new ServiceSettings() with { Tracks = settings.Tracks }, settings);
        Assert.Contains("Outputs", written); // of which none is there
        Assert.Contains("Translators", written);
        foreach (var section in SettingsReader.In(typeof(ServiceSettings)).Where(section => !NamedSections.Has(section.Name)))
        {
            var (type, path) = Section(section);
            foreach (var key in Keys(type, path))
                Assert.Contains(key, written);
        }
    }

    public static TheoryData<string> Sections => [.. SettingsReader.In(typeof(ServiceSettings)).Select(section => section.Name)];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Schema_and_settings_agree_property_by_property(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Schema));
        var section = typeof(ServiceSettings).GetProperty(name)!;
        var described = json.RootElement.GetProperty("properties").GetProperty(name);
        if (name is nameof(ServiceSettings.Tracks) || NamedSections.Has(name))
            described = described.GetProperty("additionalProperties");
        SectionsAgree(
            name switch
            {
                nameof(ServiceSettings.Tracks) => new TrackSettings(),
                nameof(ServiceSettings.Outputs) => new OutputSettings(),
                nameof(ServiceSettings.Translators) => new TranslatorSettings(),
                _ => section.GetValue(new ServiceSettings())!,
            },
            described
        );
    }

    private static void SectionsAgree(object defaults, JsonElement described)
    {
        Assert.False(described.GetProperty("additionalProperties").GetBoolean());
        var former = SettingsReader.In(defaults.GetType()).Select(property => property.GetCustomAttribute<FormerNameAttribute>()?.Name);
        Assert.Equal(
            SettingsReader.In(defaults.GetType()).Select(property => property.Name).Concat(former.OfType<string>()),
            described.GetProperty("properties").EnumerateObject().Select(property => property.Name)
        );
        Assert.Equal(
            former.OfType<string>(),
            described
                .GetProperty("properties")
                .EnumerateObject()
                .Where(property => property.Value.TryGetProperty("deprecated", out var deprecated) && deprecated.GetBoolean())
                .Select(property => property.Name)
        );
        foreach (var property in SettingsReader.In(defaults.GetType()))
        {
            var (value, inside) = (property.GetValue(defaults), described.GetProperty("properties").GetProperty(property.Name));
            if (SettingsReader.IsSection(property))
                SectionsAgree(value!, inside);
            else
                Agree(property, value, inside);
        }
    }

    private static IEnumerable<string> Keys(Type type, string path) =>
        SettingsReader
            .In(type)
            .SelectMany(property =>
                SettingsReader.IsSection(property) ? Keys(property.PropertyType, $"{path}:{property.Name}") : [$"{path}:{property.Name}"]
            );

    private static void Agree(PropertyInfo property, object? value, JsonElement described)
    {
        Assert.NotEmpty(described.GetProperty("description").GetString()!);
        var written = described.GetProperty("default");
        Assert.Equal(value is double number ? $"{number}" : value?.ToString() ?? "", written.ToString());
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            Assert.Equal(Convert.ToDouble(range.Minimum), described.GetProperty("minimum").GetDouble());
            Assert.Equal(Convert.ToDouble(range.Maximum), described.GetProperty("maximum").GetDouble());
        }
        if (property.PropertyType.IsEnum)
            Assert.Equal(Enum.GetNames(property.PropertyType), Choices(described));
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
            Assert.Equal(allowed.Values.Select(choice => $"{choice}"), Choices(described));
        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern)
            Assert.Equal(pattern.Pattern, described.GetProperty("pattern").GetString());
    }

    private static IEnumerable<string> Choices(JsonElement described) =>
        described.GetProperty("enum").EnumerateArray().Select(choice => choice.GetString()!);

    private static (Type Type, string Path) Section(PropertyInfo section) =>
        section.Name == nameof(ServiceSettings.Tracks) ? (typeof(TrackSettings), "Tracks:main") : (section.PropertyType, section.Name);
}
