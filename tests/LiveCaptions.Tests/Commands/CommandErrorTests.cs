using LiveCaptions.Commands;

namespace LiveCaptions.Tests.Commands;

public sealed class CommandErrorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("livecaptions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_unexpected_error_is_one_sentence_and_a_file_with_the_details()
    {
        var trouble = CommandError.Explain(Thrown(), folder);

        var file = Assert.Single(Directory.GetFiles(folder));
        Assert.Equal(
            (
                1,
                $"LiveCaptions stopped because of a fault of its own (InvalidOperationException: Oops). Details are in {file}. Please report it with that file."
            ),
            (trouble.ExitCode, trouble.Sentence)
        );
        Assert.Contains(nameof(Thrown), File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_does_not_hide_the_error()
    {
        var notAFolder = Path.Combine(folder, "file");
        File.WriteAllText(notAFolder, "");

        Assert.Contains("Details could not be written", CommandError.Explain(Thrown(), notAFolder).Sentence, StringComparison.Ordinal);
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("Oops.\nat some place");
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }
}
