#!/bin/sh
# Opens a page in the browser where there is a display, and says where it lies.
set -eu
page=$1
echo "The whole report: $page"
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ] || exit 0
for opener in xdg-open open; do
    if command -v "$opener" >/dev/null 2>&1; then
        "$opener" "$page" >/dev/null 2>&1 || true
        exit 0
    fi
done
