using LiveCaptions.Captions.Rules;
using LiveCaptions.Operator;
using LiveCaptions.Proposals;
using LiveCaptions.Settings;

namespace LiveCaptions.Hosting;

/// <summary>Adds the text rules to the service.</summary>
internal static partial class OperatorSetup
{
    public static IServiceCollection AddOperator(this IServiceCollection services, ServiceSettings settings, string? rulesFile)
    {
        services.AddSingleton(new SavedRules(rulesFile));
        services.AddSingleton<CorrectedTerms>();
        services.AddSingleton(provider =>
            Rules(settings, provider.GetRequiredService<SavedRules>(), provider.GetRequiredService<ILogger<SavedRules>>())
        );
        return services;
    }

    private static RuleBook Rules(ServiceSettings settings, SavedRules saved, ILogger logger)
    {
        var book = settings.ToRuleBook();
        saved.ReadInto(book);
        if (saved.Trouble is { } trouble)
            Log.Unreadable(logger, trouble);
        return book;
    }

    private static partial class Log
    {
        [LoggerMessage(90, LogLevel.Warning, "{Trouble}")]
        public static partial void Unreadable(ILogger logger, string trouble);
    }
}
