using LiveCaptions.Access;
using LiveCaptions.Settings;

namespace LiveCaptions.Hosting;

/// <summary>Adds authentication, authorization and rate limits to the service.</summary>
internal static class AccessSetup
{
    /// <exception cref="SettingsException">Strangers may connect and no operator's password is set, or the tokens cannot be
    /// used.</exception>
    public static IServiceCollection AddAccess(
        this IServiceCollection services,
        ServerSettings server,
        RequestOrigin origin,
        TimeProvider time
    )
    {
        var password = new OperatorPassword(server.KeptIn);
        if (server.NeedsPassword && password.Read() is null)
            throw new SettingsException([
                $"with Server:Listen = {server.Listen}, Server:TrustThisMachine = {server.TrustThisMachine} and Server:Proxies = \"{server.Proxies}\" strangers may connect, and no operator's password keeps them from the controls. Set one: livecaptions password",
            ]);
        var tokens = TokensOf(server, time);
        services.AddOrigin(server, origin);
        services.AddSingleton<WorkLimiter>();
        services.AddSingleton(password);
        services.AddSingleton(tokens);
        services.AddSingleton(new AcceptedHosts(server, Environment.MachineName));
        services.AddSingleton(new PublicAddresses(server, AcceptedHosts.Addresses));
        services.AddSingleton<OperatorSessions>();
        services.AddSingleton<OpenRequests>();
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<VisitorAuthentication>();
        services.AddHostedService<AccessWatch>();
        services.AddRateLimiter(_ => { });
        services
            .AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>()
            .Configure<RequestOrigin, KnownBrowsers, WorkLimiter>(AccessLimits.Set);
        return services;
    }

    /// <summary>Authentication, rate limits and authorization, in this order; after the check of hosts and origins.</summary>
    public static void UseAccess(this WebApplication app)
    {
        var authentication = app.Services.GetRequiredService<VisitorAuthentication>();
        app.Use(
            (context, next) =>
            {
                HostGuard.Limit(authentication.Of(context), context).AttachTo(context);
                return next(context);
            }
        );
        app.UseRateLimiter();
        app.UseMiddleware<AuthorizationMiddleware>();
    }

    private static void AddOrigin(this IServiceCollection services, ServerSettings server, RequestOrigin origin)
    {
        services.AddSingleton(new Proxies(server));
        services.AddSingleton<ProxyNotice>();
        services.AddSingleton(provider => OriginOf(server, origin, provider.GetRequiredService<ProxyNotice>()));
    }

    private static RequestOrigin OriginOf(ServerSettings server, RequestOrigin origin, ProxyNotice proxies) =>
        origin with
        {
            IsHere = context => server.TrustThisMachine && origin.IsHere(context) && !proxies.IsForwarded(context),
        };

    private static Tokens TokensOf(ServerSettings server, TimeProvider time)
    {
        var tokens = new Tokens(new TokenFile(server.KeptIn), time);
        if (!server.NeedsPassword)
            return tokens;
        try
        {
            tokens.MakeVenueToken();
            return tokens;
        }
        catch (TokenException e)
        {
            throw new SettingsException([e.Message]);
        }
    }
}
