using LiveCaptions.Captions.Rules;
using LiveCaptions.Http;
using Microsoft.AspNetCore.Mvc;

namespace LiveCaptions.Proposals;

/// <summary>Names and terms that were found in a document and are not in the vocabulary yet.</summary>
internal sealed record FoundTerms(IReadOnlyList<ProposedTerm> Terms);

/// <summary>Texts that were corrected to more than once and are not in the vocabulary yet, the newest first.</summary>
internal sealed record OfferedTerms(IReadOnlyList<string> Corrected);

/// <summary>What may be added to the vocabulary, over HTTP. Nothing is added by itself.</summary>
internal static class VocabularyEndpoints
{
    public static void Map(WebApplication app)
    {
        var vocabulary = app.MapGroup("/api/vocabulary").WithTags("Operator");
        vocabulary
            .MapGet("/offers", (CorrectedTerms corrected, RuleBook book) =>
                ApiJson.Answer(new OfferedTerms(corrected.Offered(book.Lists.Vocabulary)))
            )
            .Returns<OfferedTerms>("OfferTerms", "Shows what the operator has corrected to more than once and may add to the vocabulary.");
        vocabulary
            .MapPost("/proposals", async (HttpContext context, RuleBook book) =>
                ApiJson.Answer(new FoundTerms(Find(await ReadAsync(context), book.Lists.Vocabulary)))
            )
            .Returns<FoundTerms>(
                "ProposeTerms",
                "Finds names and terms in a document, which is the body: PPTX, DOCX, XLSX, a calendar, CSV or text. The document is kept nowhere."
            )
            .WithMetadata(new RequestSizeLimitAttribute(DocumentText.MaxBytes))
            .MayRefuse(400, StatusCodes.Status413PayloadTooLarge);
    }

    private static IReadOnlyList<ProposedTerm> Find(byte[] document, IReadOnlyList<string> vocabulary) =>
        [.. ProposedTerms.In(DocumentText.Of(document)).Where(term => !vocabulary.Contains(term.Term))];

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using var document = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(document, context.RequestAborted);
            return document.ToArray();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new RefusedException(
                e.StatusCode,
                $"The document has more than {DocumentText.MaxBytes >> 20} MB, so no names were found. Save it without pictures, or as text."
            );
        }
    }
}
