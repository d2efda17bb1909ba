namespace LiveCaptions.Http;

/// <summary>The description of an endpoint in the OpenAPI document.</summary>
internal static class OpenApiMetadata
{
    /// <summary>An endpoint that answers with a JSON body.</summary>
    public static RouteHandlerBuilder Returns<TAnswer>(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Produces<TAnswer>();

    /// <summary>An endpoint that answers without a body.</summary>
    public static RouteHandlerBuilder ReturnsNothing(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary).Produces(StatusCodes.Status204NoContent);

    /// <summary>An endpoint that answers with a body of another media type.</summary>
    public static RouteHandlerBuilder ReturnsMedia(this RouteHandlerBuilder endpoint, string name, string summary, string mediaType) =>
        endpoint.WithName(name).WithSummary(summary).Produces(StatusCodes.Status200OK, contentType: mediaType);

    /// <summary>An endpoint that takes a JSON body.</summary>
    public static RouteHandlerBuilder Takes<TBody>(this RouteHandlerBuilder endpoint)
        where TBody : notnull => endpoint.Accepts<TBody>("application/json").MayRefuse(StatusCodes.Status400BadRequest);

    /// <summary>The statuses with which an endpoint refuses, each with problem details.</summary>
    public static RouteHandlerBuilder MayRefuse(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
            endpoint.ProducesProblem(status);
        return endpoint;
    }
}
