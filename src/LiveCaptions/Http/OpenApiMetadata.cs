namespace LiveCaptions.Http;

/// <summary>What the OpenAPI document says of a call.</summary>
internal static class OpenApiMetadata
{
    public static RouteHandlerBuilder Documented<TAnswer>(this RouteHandlerBuilder call, string name, string summary) =>
        call.WithName(name).WithSummary(summary).Produces<TAnswer>().Produces<string>(StatusCodes.Status404NotFound, "text/plain");

    /// <summary>A call that may be impossible as things stand.</summary>
    public static RouteHandlerBuilder MayBeRefused(this RouteHandlerBuilder call) =>
        call.Produces<string>(StatusCodes.Status409Conflict, "text/plain");

    /// <summary>A call without a body and without an answer.</summary>
    public static RouteHandlerBuilder Does(this RouteHandlerBuilder call, string name, string summary) =>
        call.WithName(name)
            .WithSummary(summary)
            .Produces(StatusCodes.Status204NoContent)
            .Produces<string>(StatusCodes.Status404NotFound, "text/plain");

    public static RouteHandlerBuilder Takes<TBody>(this RouteHandlerBuilder call, string name, string summary)
        where TBody : notnull =>
        call.Does(name, summary).Accepts<TBody>("application/json").Produces<string>(StatusCodes.Status400BadRequest, "text/plain");
}
