using LiveCaptions.Access;
using LiveCaptions.Settings;

namespace LiveCaptions.Hosting;

/// <summary>Wires into the service who is let in.</summary>
internal static class AccessSetup
{
    /// <exception cref="SettingsException">Strangers may come, and there is no operator's password; or the tokens cannot be used.</exception>
    public static IServiceCollection AddAccess(
        this IServiceCollection services,
        ServerSettings server,
        RequestOrigin whence,
        TimeProvider time
    )
    {
        var password = new OperatorPassword(server.KeptIn);
        if (server.NeedsPassword && password.Read() is null)
            throw new SettingsException([
                $"with Server:Listen = {server.Listen} and Server:TrustThisMachine = {server.TrustThisMachine} strangers may come, and there is no operator's password to keep them from the controls. Set one: livecaptions password",
            ]);
        var tokens = TokensOf(server, time);
        services.AddSingleton(server.TrustThisMachine ? whence : whence with { IsHere = _ => false });
        services.AddSingleton(password);
        services.AddSingleton(tokens);
        services.AddSingleton(new AcceptedHosts(server, Environment.MachineName));
        services.AddSingleton(new PublicAddresses(server, AcceptedHosts.Addresses));
        services.AddSingleton<OperatorSessions>();
        services.AddSingleton<OpenRequests>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<VisitorAuthentication>();
        services.AddHostedService<AccessWatch>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<RequestOrigin>(AccessLimits.Set);
        return services;
    }

    /// <summary>Who asks, how often, and whether they may; after the check of hosts and origins.</summary>
    public static void UseAccess(this WebApplication app)
    {
        var identification = app.Services.GetRequiredService<VisitorAuthentication>();
        app.Use(
            (context, next) =>
            {
                identification.Of(context).Enter(context);
                return next(context);
            }
        );
        app.UseRateLimiter();
        app.UseMiddleware<AuthorizationMiddleware>();
    }

    private static Tokens TokensOf(ServerSettings server, TimeProvider time)
    {
        var tokens = new Tokens(new TokenFile(server.KeptIn), time);
        if (!server.NeedsPassword)
            return tokens;
        try
        {
            tokens.MakeRoom();
            return tokens;
        }
        catch (TokenException e)
        {
            throw new SettingsException([e.Message]);
        }
    }
}
