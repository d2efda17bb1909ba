using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;

namespace LiveCaptions.Windows;

/// <summary>
/// Windows 11 moves programs without a visible window to slow cores and coarse timers (EcoQoS), which is the wrong thing for captions
/// behind a game.
/// </summary>
[SupportedOSPlatform("windows")]
public static class PowerThrottling
{
    /// <summary>Asks the system never to slow this process down.</summary>
    /// <returns>False: this version of Windows knows no such thing, and does not do it either.</returns>
    public static bool TurnOff()
    {
        var state = new PowerThrottlingState
        {
            Version = PowerThrottlingState.CurrentVersion,
            Controlled = PowerThrottlingState.ExecutionSpeed | PowerThrottlingState.TimerResolution,
        };
        using var self = Process.GetCurrentProcess();
        if (Set(self, state))
            return true;
        // Windows 10 refuses what it does not know; timers are left alone there.
        state.Controlled = PowerThrottlingState.ExecutionSpeed;
        return Set(self, state);
    }

    private static bool Set(Process self, PowerThrottlingState state) =>
        Kernel32.SetProcessInformation(self.SafeHandle, PowerThrottlingState.Kind, in state, Unsafe.SizeOf<PowerThrottlingState>());
}
