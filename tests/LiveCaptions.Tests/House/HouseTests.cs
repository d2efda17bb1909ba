using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.House;

/// <summary>What of the house's rules can be counted, over the files of the repository.</summary>
public partial class HouseTests
{
    /// <summary>Rooms in which native code may be called.</summary>
    private static readonly string[] NativeRooms = ["src/LiveCaptions.Whisper/", "src/LiveCaptions.Capture/", "src/LiveCaptions.Windows/"];

    private static IEnumerable<string> Ending(params string[] ends) =>
        Repository.Files.Where(file => ends.Any(end => file.EndsWith(end, StringComparison.Ordinal)));

    private static IEnumerable<string> Source => Ending(".cs").Where(file => file.StartsWith("src/", StringComparison.Ordinal));

    private static string Read(string file) => File.ReadAllText(Repository.PathOf(file));

    /// <summary>The lines of these files that match, as FILE:LINE: TEXT; comments do not count.</summary>
    private static IEnumerable<string> Matching(IEnumerable<string> files, Regex pattern) =>
        from file in files
        from line in File.ReadLines(Repository.PathOf(file)).Select((text, n) => (Text: Comment().Replace(text, ""), Number: n + 1))
        where pattern.IsMatch(line.Text)
        select $"{file}:{line.Number}: {line.Text.Trim()}";

    private static void None(IEnumerable<string> against)
    {
        var all = against.ToList();
        Assert.True(all.Count == 0, string.Join("\n", all));
    }

    [Fact]
    public void Nothing_is_named_after_no_trade()
    {
        None(Ending(".cs").SelectMany(file => file.Split('/')[..^1]).Distinct().Where(folder => NoTrade().IsMatch(folder)));
        None(Matching(Ending(".cs"), NoTradeNamed()));
    }

    [Fact]
    public void Native_code_is_called_in_its_rooms_only() =>
        None(Matching(Source.Where(file => !NativeRooms.Any(room => file.StartsWith(room, StringComparison.Ordinal))), Native()));

    [Fact]
    public void Every_queue_states_its_size_and_what_happens_when_it_is_full()
    {
        None(Matching(Source, Unbounded()));
        None(
            Source.SelectMany(file =>
                BoundedChannel()
                    .Matches(Read(file))
                    .Where(made => !made.Value.Contains("FullMode", StringComparison.Ordinal))
                    .Select(made => $"{file}: {made.Value}")
            )
        );
    }

    [Fact]
    public void The_wall_clock_is_read_through_a_time_provider() => None(Matching(Ending(".cs"), WallClock()));

    [Fact]
    public void Tests_never_sleep() =>
        None(Matching(Ending(".cs").Where(file => file.StartsWith("tests/LiveCaptions.Tests/", StringComparison.Ordinal)), Sleep()));

    [Fact]
    public void No_file_knows_the_machine_on_which_it_was_written() =>
        None(
            Matching(
                Ending(
                    ".cs",
                    ".js",
                    ".json",
                    ".md",
                    ".sh",
                    ".props",
                    ".targets",
                    ".csproj",
                    ".cmake",
                    ".yml",
                    ".inl",
                    ".cpp",
                    ".h",
                    ".html",
                    ".css"
                ),
                MachinePath()
            )
        );

    [Fact]
    public void Only_the_service_knows_the_libraries()
    {
        foreach (var project in Ending(".csproj").Where(file => file.StartsWith("src/", StringComparison.Ordinal)))
        {
            var known = ProjectReference().Matches(Read(project)).Select(reference => reference.Groups[1].Value).ToList();

            if (project == "src/LiveCaptions/LiveCaptions.csproj")
                Assert.All(known, other => Assert.StartsWith("../LiveCaptions.", other, StringComparison.Ordinal));
            else
                None(known);
        }
    }

    [Fact]
    public void Every_type_says_in_a_sentence_what_it_is() => None(Source.SelectMany(Undocumented));

    [Fact]
    public void Versions_of_packages_are_in_one_place() =>
        None(Ending(".csproj", ".targets", "Directory.Build.props").Where(file => VersionedPackage().IsMatch(Read(file))));

    [Fact]
    public void Lock_files_name_no_download_hosts() => None(Matching(Ending("package-lock.json", "packages.lock.json"), DownloadHost()));

    /// <summary>Top-level and nested types whose line above, attributes aside, is no documentation.</summary>
    private static IEnumerable<string> Undocumented(string file)
    {
        var lines = File.ReadAllLines(Repository.PathOf(file));
        for (var i = 0; i < lines.Length; i++)
        {
            if (
                !Type().IsMatch(lines[i])
                || lines[i].TrimStart().StartsWith("private", StringComparison.Ordinal)
                || lines[i].Contains(" partial class Log", StringComparison.Ordinal)
            )
                continue;
            var above = i - 1;
            while (above >= 0 && IsEndOfAttribute(lines[above]))
            {
                while (!lines[above].TrimStart().StartsWith('['))
                    above--;
                above--;
            }
            var documentation = lines[..(above + 1)]
                .Reverse()
                .TakeWhile(line => line.TrimStart().StartsWith("///", StringComparison.Ordinal));
            if (!documentation.Any(line => line.Contains("<summary>", StringComparison.Ordinal)))
                yield return $"{file}:{i + 1}: {lines[i].Trim()}";
        }
    }

    private static bool IsEndOfAttribute(string line) => line.EndsWith(']') && !line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    [GeneratedRegex(@"(^|[^:])//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(.+\.)?(Core|Common|Shared|Utils|Utilities|Helpers?|Managers?)$")]
    private static partial Regex NoTrade();

    [GeneratedRegex(
        @"\b(class|struct|interface|record|enum) \w*(Core|Common|Shared|Utils?|Helpers?|Manager)\b|^namespace (.+\.)?(Core|Common|Shared|Utils|Helpers|Managers?)\b"
    )]
    private static partial Regex NoTradeNamed();

    [GeneratedRegex(@"(?<!-)\bunsafe\b(?!-)|\[(DllImport|LibraryImport)\b")]
    private static partial Regex Native();

    [GeneratedRegex(@"CreateUnbounded|UnboundedChannelOptions|CreateBounded(<[^>]*>)?\(\d")]
    private static partial Regex Unbounded();

    [GeneratedRegex(@"new BoundedChannelOptions\([^;]*?;", RegexOptions.Singleline)]
    private static partial Regex BoundedChannel();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"Thread\.Sleep|Task\.Delay\(")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"(?<![\w.:/])/(home|Users|root|work|tmp|mnt)/\w|\b[A-Z]:\\\\?Users\b")]
    private static partial Regex MachinePath();

    [GeneratedRegex("<ProjectReference Include=\"([^\"]+)\"")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(
        @"^\s*(public |internal |protected |private )?((static|sealed|abstract|readonly|partial|ref|file) )*(class|struct|interface|enum|record|delegate) \w"
    )]
    private static partial Regex Type();

    [GeneratedRegex("<PackageReference [^>]*Version(Override)?=|<PackageVersion ")]
    private static partial Regex VersionedPackage();

    [GeneratedRegex("\"resolved\": *\"[^\"]*:")]
    private static partial Regex DownloadHost();
}
