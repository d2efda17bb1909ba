#!/usr/bin/env bash
# Makes the pictures of the documentation anew: ./docs/pictures/make.sh. Needs a built LiveCaptions (./run.sh once), Node, npm and Chromium.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
repository=$(cd "$here/../.." && pwd)
program=$repository/artifacts/bin/LiveCaptions/release/livecaptions
port=${LIVECAPTIONS_PICTURES_PORT:-4955}         # it can be read in a picture, so the one that people see is the default
playwright=1.65.1                    # playwright-core (Apache-2.0): drives the browser that is installed; nothing is downloaded but the package

say() { printf '%s\n' "$*" >&2; }

[ -x "$program" ] || { say "LiveCaptions is not built, so no picture was made. Build it with ./run.sh, then start this script again."; exit 1; }
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$CHROMIUM" ] || { say "No Chromium was found, so no picture was made. Install it: sudo apt-get install chromium"; exit 1; }
export CHROMIUM

scratch=$(mktemp -d)
service=
stop() {
    [ -z "$service" ] || { kill "$service" 2>/dev/null && wait "$service" || true; }
    rm -rf "$scratch"
}
trap stop EXIT

# The scripts run from the scratch folder, because Node looks for packages beside them.
cp "$here"/*.mjs "$scratch"
(cd "$scratch" && npm install --silent --no-audit --no-fund --no-save --ignore-scripts "playwright-core@$playwright")

# Nothing of this machine's settings, tokens or rules may be in a picture.
cp "$repository/config/livecaptions.json" "$scratch/settings.json"
XDG_DATA_HOME=$scratch/data XDG_CONFIG_HOME=$scratch/config "$program" --config "$scratch/settings.json" --source demo --port "$port" >"$scratch/service.log" 2>&1 &
service=$!
for _ in $(seq 240); do
    curl -fs "http://127.0.0.1:$port/health/live" >/dev/null && break
    kill -0 "$service" 2>/dev/null || { say "LiveCaptions did not start:"; cat "$scratch/service.log" >&2; exit 1; }
    sleep 0.5
done

(cd "$scratch" && node take.mjs "$port" "$here")
