#!/bin/sh
# Installs Chromium for the browser tests if it is missing. If that is not possible, the tests are skipped,
# except in CI, where this fails.
set -eu
if command -v chromium >/dev/null 2>&1; then exit 0; fi

as_root=
if [ "$(id -u)" != 0 ]; then as_root="sudo -n"; fi
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    echo "Installing Chromium for the browser tests."
    if $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu >/dev/null
    then exit 0; fi
fi

if [ -n "${CI:-}" ]; then
    echo "CI needs Chromium for the browser tests, and it could not be installed." >&2
    exit 1
fi
echo "No Chromium here, and none may be installed: the browser tests will skip. (Debian: apt-get install chromium)" >&2
