using System.Globalization;
using System.Text;
using LiveCaptions.Files;

namespace LiveCaptions.Desktop;

/// <summary>The script that OBS runs when it starts (Tools → Scripts), and which starts the program.</summary>
/// <param name="folder">The folder in which it is kept; it stays the same across updates.</param>
/// <param name="kind">The system of the OBS that runs it.</param>
internal sealed class ObsScript(string folder, DesktopKind kind)
{
    /// <summary>Its file, which a person chooses in OBS.</summary>
    public string FilePath => Path.Combine(folder, "start-with-obs.lua");

    public bool IsThere => File.Exists(FilePath);

    /// <summary>Whether the script is the one that <see cref="Write"/> would write.</summary>
    public bool Is(StartCommand command)
    {
        try
        {
            return File.ReadAllText(FilePath) == TextOf(command);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <exception cref="AutostartException">It cannot be written.</exception>
    public void Write(StartCommand command) => Try("switched on", () =>
        {
            PrivateFolder.Create(folder);
            WholeFile.Write(FilePath, TextOf(command));
        });

    /// <exception cref="AutostartException">It cannot be removed.</exception>
    public void Remove() => Try("switched off", () =>
        {
            if (IsThere)
                File.Delete(FilePath);
        });

    /// <summary>
    /// A start that fails costs OBS a line in its log: the call is protected, returns at once, and takes nothing of OBS's with it.
    /// </summary>
    internal string TextOf(StartCommand command) =>
        $$"""
            -- Written by LiveCaptions, which starts together with OBS by it. Changes are lost when the switch is used again.
            local obs = obslua

            {{(kind == DesktopKind.Windows ? ByShell(command) : ByLine(command))}}

            function script_description()
              return "Starts LiveCaptions together with OBS. Remove this script, or switch the automatic start off in LiveCaptions, to end that."
            end

            function script_load(settings)
              local done, why = pcall(start)
              if not done then
                obs.script_log(obs.LOG_WARNING, "LiveCaptions was not started: " .. tostring(why))
              end
            end

            """;

    /// <summary>In a session of its own, without OBS's standard streams; the program itself closes what else it inherits.</summary>
    private static string ByLine(StartCommand command) =>
        $$"""
            function start()
              os.execute({{Quoted($"$(command -v setsid) {Line(command)} </dev/null >/dev/null 2>&1 &")}})
            end
            """;

    /// <summary>By the shell of Windows in UTF-16: os.execute knows the system's code page only, and shows a second window.</summary>
    private static string ByShell(StartCommand command) =>
        $$"""
            function start()
              local ffi = require("ffi")
              ffi.cdef [[
                void *ShellExecuteW(void *window, const uint16_t *verb, const uint16_t *file, const uint16_t *arguments,
                                    const uint16_t *folder, int show);
              ]]
              local program = ffi.new("uint16_t[?]", {{Units(command.Program)}})
              local arguments = ffi.new("uint16_t[?]", {{Units(RunEntry.ArgumentsOf(command))}})
              local minimized = 7
              local answer = ffi.load("shell32").ShellExecuteW(nil, nil, program, arguments, nil, minimized)
              local code = tonumber(ffi.cast("intptr_t", answer))
              if code <= 32 then
                error("Windows answered " .. code)
              end
            end
            """;

    private static string Line(StartCommand command) =>
        string.Join(
            ' ',
            command.Arguments.Prepend(command.Program).Select(text => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'")
        );

    /// <summary>A string of Lua in plain ASCII, whatever it holds.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in Encoding.UTF8.GetBytes(text))
            if (unit is >= 0x20 and < 0x7f and not ((byte)'"' or (byte)'\\'))
                quoted.Append((char)unit);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\{unit:000}");
        return quoted.Append('"').ToString();
    }

    /// <summary>The length of a text in UTF-16 with its end, and its units.</summary>
    private static string Units(string text) =>
        $"{text.Length + 1}, {{ {string.Join(", ", text.Select(unit => ((int)unit).ToString(CultureInfo.InvariantCulture)).Append("0"))} }}";

    private void Try(string done, Action act) => AutostartException.Guard("OBS", done, $"{FilePath} cannot be changed", act);
}
