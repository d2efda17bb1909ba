using LiveCaptions.Health;
using LiveCaptions.Http;

namespace LiveCaptions.Checks;

/// <summary>The checks of the running service over HTTP, for <c>doctor</c> and the operator's page.</summary>
internal static class CheckEndpoints
{
    public const string Address = "/api/checks";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGroup("")
            .WithTags("Health")
            .MapGet(Address, (ServiceCheckup checkup, CancellationToken gone) => checkup.RunAsync(gone))
            .Returns<IReadOnlyList<Finding>>(
                "RunChecks",
                "Checks everything that captions need, and says what is wrong, why, and what to do."
            );
}
