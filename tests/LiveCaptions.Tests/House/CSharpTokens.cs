using System.Text.RegularExpressions;

namespace LiveCaptions.Tests.House;

/// <summary>Counts the tokens of C# source: a name, number, operator, mark or whole string counts one, a comment none.</summary>
internal static partial class CSharpTokens
{
    public static int Count(string source) => Token().Count(WithoutComments(source));

    public static string WithoutComments(string source) =>
        CommentOrText().Replace(source, found => found.Value[0] == '/' ? "" : found.Value);

    [GeneratedRegex(
        """
            \"{3}[\s\S]*?\"{3}|\$?@?"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])+'|[A-Za-z_@]\w*|\d[\w.]*|=>|==|!=|<=|>=|&&|\|\||\?\?=|\?\?|\+\+|--|\?\.|\.\.|[-+*/%&|^]=|[^\s\w]
            """
    )]
    private static partial Regex Token();

    [GeneratedRegex(
        """
            \"{3}[\s\S]*?\"{3}|\$?@?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*[\s\S]*?\*/
            """
    )]
    private static partial Regex CommentOrText();
}
