using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;

namespace LiveCaptions.Tests.House;

/// <summary>Parts of .NET that a published program goes without (build/LeftOut.targets): nothing in it can reach them.</summary>
public sealed partial class LeftOutTests
{
    private static readonly string[] Folders =
    [
        AppContext.BaseDirectory,
        Path.GetDirectoryName(typeof(object).Assembly.Location)!,
        Path.GetDirectoryName(typeof(WebApplication).Assembly.Location)!,
    ];

    private static readonly Dictionary<string, Part> Kept = Reach();

    /// <summary>Those of the list that are assemblies, by name; the native ones differ from system to system.</summary>
    private static string[] LeftOut { get; } =
    [
        .. XDocument
            .Load(Repository.PathOf("build/LeftOut.targets"))
            .Descendants("LeftOut")
            .SelectMany(item => item.Attribute("Include")!.Value.Split(';'))
            .Where(file => file.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || Managed().IsMatch(file))
            .Select(file => Path.GetFileNameWithoutExtension(file)),
    ];

    [Fact]
    public void Nothing_that_the_program_or_a_part_of_it_refers_to_is_left_out() => Assert.DoesNotContain(LeftOut, Kept.ContainsKey);

    [Fact]
    public void No_part_asks_by_name_for_one_that_is_left_out()
    {
        var names = new Regex(
            @"(?<!\.)(" + string.Join('|', LeftOut.Select(Regex.Escape)) + @")(\.dll)?(?![\w.])",
            RegexOptions.CultureInvariant
        );
        Assert.Empty(Kept.SelectMany(part => names.Matches(part.Value.Texts).Select(match => $"{part.Key} asks for {match.Value}")));
    }

    [Fact]
    public void Each_name_on_the_list_is_a_part_of_NET() =>
        Assert.All(LeftOut, name => Assert.Contains(Folders.Skip(1), folder => Find(folder, name) is not null));

    /// <summary>All assemblies that can be reached from the program's own and from each package of it.</summary>
    private static Dictionary<string, Part> Reach()
    {
        var reached = new Dictionary<string, Part>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<string>(["System.Private.CoreLib", .. Shipped()]);
        while (waiting.TryDequeue(out var name))
        {
            var file = Folders.Select(folder => Find(folder, name)).FirstOrDefault(found => found is not null);
            if (file is null || reached.ContainsKey(name))
                continue;
            reached[name] = Part.Read(file);
            foreach (var other in reached[name].References)
                waiting.Enqueue(other);
        }
        return reached;
    }

    /// <summary>The assemblies that lie beside the program, but for .NET's own where it is published with them.</summary>
    private static IEnumerable<string> Shipped() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "livecaptions.deps.json")))!["targets"]!
            .AsObject()
            .SelectMany(target => target.Value!.AsObject())
            .Where(library => !library.Key.StartsWith("runtimepack.", StringComparison.Ordinal))
            .SelectMany(library => library.Value!["runtime"]?.AsObject().Select(file => file.Key) ?? [])
            .Select(file => Path.GetFileNameWithoutExtension(file));

    private static string? Find(string folder, string name) =>
        Path.Combine(folder, name + ".dll") is var file && File.Exists(file) ? file : null;

    [GeneratedRegex(@"^(System|Microsoft\.(CSharp|Extensions|JSInterop|VisualBasic))\b")]
    private static partial Regex Managed();

    /// <summary>What an assembly refers to, and the texts in it that could name another.</summary>
    private sealed record Part(string[] References, string Texts)
    {
        public static Part Read(string file)
        {
            using var stream = File.OpenRead(file);
            using var image = new PEReader(stream);
            var reader = image.GetMetadataReader();
            var texts = new StringBuilder();
            var text = MetadataTokens.UserStringHandle(0);
            while (!(text = reader.GetNextHandle(text)).IsNil)
                texts.AppendLine(reader.GetUserString(text));
            foreach (var attribute in reader.CustomAttributes.Select(reader.GetCustomAttribute).Where(a => !IsForFriends(reader, a)))
                texts.AppendLine(Encoding.UTF8.GetString(reader.GetBlobBytes(attribute.Value)));
            return new([.. reader.AssemblyReferences.Select(r => reader.GetString(reader.GetAssemblyReference(r).Name))], texts.ToString());
        }

        // InternalsVisibleTo names those that may refer to this one.
        private static bool IsForFriends(MetadataReader reader, CustomAttribute attribute) =>
            attribute.Constructor.Kind == HandleKind.MemberReference
            && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name) == "InternalsVisibleToAttribute";
    }
}
