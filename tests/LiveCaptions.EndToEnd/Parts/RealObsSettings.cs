using CliWrap.Builders;

namespace LiveCaptions.EndToEnd.Parts;

/// <summary>Settings with which OBS starts without wizard, prompt or network.</summary>
internal static class RealObsSettings
{
    /// <summary>Writes the settings before the first start.</summary>
    public static void Write(ScratchFolder folder, int port, string password, string recordings)
    {
        var settings = folder.File("config/obs-studio");
        Put(
            Path.Combine(settings, "global.ini"),
            $"""
            [General]
            FirstRun=true
            LastVersion=486539266
            EnableAutoUpdates=false
            ConfirmOnExit=false
            Language=en-US

            [Basic]
            Profile=Test
            ProfileDir=Test
            SceneCollection=Test
            SceneCollectionFile=Test
            ConfigOnNewProfile=false

            [BasicWindow]
            SysTrayEnabled=false
            WarnBeforeStartingStream=false
            WarnBeforeStoppingStream=false
            PreviewEnabled=false

            [OBSWebSocket]
            FirstLoad=false
            ServerEnabled=true
            ServerPort={port}
            AlertsEnabled=false
            AuthRequired=true
            ServerPassword={password}
            """
        );
        Put(
            Path.Combine(settings, "basic/profiles/Test/basic.ini"),
            $"""
            [General]
            Name=Test

            [Video]
            BaseCX=640
            BaseCY=360
            OutputCX=640
            OutputCY=360
            FPSType=0
            FPSCommon=30

            [Output]
            Mode=Simple
            Reconnect=false

            [SimpleOutput]
            StreamEncoder=x264
            VBitrate=800
            ABitrate=96
            UseAdvanced=true
            Preset=ultrafast
            FilePath={recordings}
            RecFormat=mkv
            RecQuality=Small
            RecEncoder=x264
            """
        );
        Directory.CreateDirectory(Path.Combine(settings, "basic/scenes"));
        if (OperatingSystem.IsLinux())
            Directory.CreateDirectory(folder.File("run"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Keeps every file in the folder, renders in software, and blocks the download of service lists with a dead proxy.</summary>
    public static EnvironmentVariablesBuilder Environment(EnvironmentVariablesBuilder set, ScratchFolder folder, string display) =>
        set.Set("HOME", Directory.CreateDirectory(folder.File("home")).FullName)
            .Set("XDG_CONFIG_HOME", folder.File("config"))
            .Set("XDG_RUNTIME_DIR", folder.File("run"))
            .Set("DISPLAY", display)
            .Set("QT_QPA_PLATFORM", "xcb")
            .Set("LANG", "C.UTF-8")
            .Set("LIBGL_ALWAYS_SOFTWARE", "1")
            .Set("GALLIUM_DRIVER", "llvmpipe")
            .Set("LP_NUM_THREADS", "1")
            .Set("https_proxy", "http://127.0.0.1:9")
            .Set("http_proxy", "http://127.0.0.1:9")
            .Set("no_proxy", "127.0.0.1");

    private static void Put(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text + "\n");
    }
}
