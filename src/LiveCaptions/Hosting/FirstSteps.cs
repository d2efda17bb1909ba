using LiveCaptions.Access;
using LiveCaptions.Audio.Inputs;
using LiveCaptions.Engine;
using LiveCaptions.Lifetime;
using LiveCaptions.Models;
using LiveCaptions.Recognition;
using LiveCaptions.Settings;
using LiveCaptions.Setup;
using LiveCaptions.SoundCheck;
using LiveCaptions.Translation;

namespace LiveCaptions.Hosting;

/// <summary>Adds what the set-up page asks to the service.</summary>
internal static class FirstSteps
{
    public static IServiceCollection AddSetup(
        this IServiceCollection services,
        ServiceSettings settings,
        IRecognisers recognisers,
        ServiceEnvironment environment
    )
    {
        services.AddSingleton(new SetupMark(environment.SetupFile));
        services.AddSingleton(provider => new FirstVisit(
            provider.GetRequiredService<SetupMark>(),
            environment.LeadsToSetup,
            provider.GetRequiredService<RequestOrigin>().IsHere
        ));
        services.AddSingleton<InputMeters>();
        services.AddSingleton(recognisers);
        services.AddSingleton<SetupLook>();
        services.AddSingleton<StartDuration>();
        services.AddSingleton(_ => EngineInUse.Of(environment.Engine ?? EngineChoice.AsWritten(settings.Recognition)));
        services.AddSingleton<IStepProbe, StepProcess>();
        services.AddSingleton(settings.Recognition);
        services.AddSingleton<ModelMeasurements>();
        services.AddSingleton(provider => new ModelPulls(
            provider.GetRequiredService<EngineParts>().Models,
            settings.Models,
            ModelServer.Connect,
            Disk.FreeBytes,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<ModelShelf>();
        return services;
    }

    public static void MapSetup(this WebApplication app)
    {
        SetupEndpoints.Map(app);
        InputEndpoints.Map(app);
        ModelEndpoints.Map(app);
        SoundCheckEndpoints.Map(app);
        TranslatorEndpoints.Map(app);
    }
}
