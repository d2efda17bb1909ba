# Sourced by run.sh and test.sh: what a machine needs, installed where it may be, named where it may not.

say() { printf '%s\n' "$*" >&2; }

# need COMMAND PACKAGE…: notes the Debian packages of a command that is missing.
missing=()
need() {
    local command=$1
    shift
    command -v "$command" >/dev/null 2>&1 || missing+=("$@")
}

install_missing() {
    [ ${#missing[@]} -eq 0 ] && return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "These programs are needed and were not found: ${missing[*]} (Debian's names). Install them and start again."
        exit 1
    fi
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            say "Some programs are missing. Install them with this command and start again:"
            say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
            exit 1
        fi
        sudo=(sudo -n)
    fi
    say "Installing ${missing[*]}"
    if ! { "${sudo[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        say "apt-get could not install ${missing[*]}; see $log. Install them by hand and start again."
        exit 1
    fi
}

# install_wanted PACKAGE…: installs what only some tests need; where it may not be, those tests are skipped.
install_wanted() {
    local sudo=()
    [ "$(id -u)" -eq 0 ] || sudo=(sudo -n)
    say "Installing $*"
    if ! { command -v apt-get && "${sudo[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "$@"; } >"$log" 2>&1; then
        say "They could not be installed, so the tests that need them are skipped; see $log. By hand: sudo apt-get install $*"
    fi
}

need_dotnet() {
    if ! command -v dotnet >/dev/null 2>&1; then
        say "The .NET SDK 10 was not found, so LiveCaptions cannot be built. Get it from https://dotnet.microsoft.com/download"
        say "or, where your distribution has it: sudo apt-get install dotnet-sdk-10.0"
        exit 1
    fi
    if ! dotnet --list-sdks | grep -q '^10\.'; then
        say "LiveCaptions needs the .NET SDK 10; here are: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')"
        say "Get it from https://dotnet.microsoft.com/download"
        exit 1
    fi
}

need_build_tools() {
    need c++ g++
    need cmake cmake
    need node nodejs
    need npm npm
    need ffmpeg ffmpeg
}

# build PROJECT…: in Release; one sentence and the compiler's own errors if it fails.
build() {
    local project
    for project in "$@"; do
        if ! dotnet build "$project" -c Release -v minimal -nologo >"$log" 2>&1; then
            say "LiveCaptions could not be built:"
            grep -E 'error' "$log" | sed -E 's/^.*: error( [A-Z]+[0-9]+)?: */  /; s/ \[[^]]*\]$//' | sort -u | head -5 >&2
            say "The whole output is in $log"
            exit 1
        fi
    done
}
