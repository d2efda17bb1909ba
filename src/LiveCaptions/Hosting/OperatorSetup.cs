using LiveCaptions.Captions.Rules;
using LiveCaptions.Operator;
using LiveCaptions.Outputs.Obs;
using LiveCaptions.Settings;
using Microsoft.AspNetCore.Diagnostics;

namespace LiveCaptions.Hosting;

/// <summary>Wires the desks and their calls into the service.</summary>
internal static partial class OperatorSetup
{
    public static IServiceCollection AddOperator(this IServiceCollection services, ServiceSettings settings, string? rulesFile)
    {
        services.AddSingleton(new SavedRules(rulesFile));
        services.AddSingleton(provider =>
            Rules(settings, provider.GetRequiredService<SavedRules>(), provider.GetRequiredService<ILogger<SavedRules>>())
        );
        services.AddOpenApi("operator");
        return services;
    }

    public static WebApplication MapOperator(this WebApplication app)
    {
        app.UseStatusCodePages(Explain);
        ObsViewEndpoints.Map(OperatorEndpoints.Map(app));
        app.MapOpenApi("/api/{documentName}.json");
        return app;
    }

    private static RuleBook Rules(ServiceSettings settings, SavedRules saved, ILogger logger)
    {
        var book = settings.ToRuleBook();
        saved.ReadInto(book);
        if (saved.Trouble is { } trouble)
            Log.Unreadable(logger, trouble);
        return book;
    }

    /// <summary>What the framework itself refuses gets a sentence too.</summary>
    private static Task Explain(StatusCodeContext refused)
    {
        var (request, response) = (refused.HttpContext.Request, refused.HttpContext.Response);
        if (!request.Path.StartsWithSegments("/api"))
            return Task.CompletedTask;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(
            response.StatusCode switch
            {
                StatusCodes.Status404NotFound => "There is no such call, so nothing was changed; /api/operator.json lists all.",
                StatusCodes.Status405MethodNotAllowed =>
                    "This call is made with another method, so nothing was changed; /api/operator.json says which.",
                StatusCodes.Status415UnsupportedMediaType =>
                    "The body is not marked as JSON, so nothing was changed. Send it as application/json.",
                _ => "The call cannot be answered, so nothing was changed.",
            }
        );
    }

    private static partial class Log
    {
        [LoggerMessage(90, LogLevel.Warning, "{Trouble}")]
        public static partial void Unreadable(ILogger logger, string trouble);
    }
}
