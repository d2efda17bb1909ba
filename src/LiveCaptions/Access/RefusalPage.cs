using System.Text.Encodings.Web;
using LiveCaptions.Http;

namespace LiveCaptions.Access;

/// <summary>A refusal in a browser: the sentence as a page, with a link to sign in.</summary>
internal static class RefusalPage
{
    public static string Of(string sentence, HttpRequest request) =>
        $"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <title>LiveCaptions</title>
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <link rel="icon" href="{RelativeAddress.To(request, "assets/page/icon.svg")}">
              <link rel="stylesheet" href="{RelativeAddress.To(request, "assets/page/page.css")}">
              <link rel="stylesheet" href="{RelativeAddress.To(request, "assets/login/login.css")}">
            </head>
            <body>
              <main>
                <section aria-labelledby="name">
                  <header><img src="{RelativeAddress.To(
                request,
                "assets/page/icon.svg"
            )}" alt="" width="48" height="48"><h1 id="name">LiveCaptions</h1></header>
                  <p>{HtmlEncoder.Default.Encode(sentence)}</p>
                  <p class="quiet">Are you the operator? <a href="{SignInFor(request)}">Sign in</a>.</p>
                </section>
              </main>
            </body>
            </html>
            """;

    /// <summary>The address of the sign-in page, which leads back to this page.</summary>
    public static string SignInFor(HttpRequest request) => RelativeAddress.To(request, "login?next=" + Uri.EscapeDataString(request.Path));
}
