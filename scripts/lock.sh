#!/bin/sh
# Usage: lock.sh UV. Pins the versions of all packages that the Makefile installs, with the hashes of their files,
# for every system and every version of Python that the package supports.
set -eu
lock() {
    "$uv" pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-annotate --group pyproject.toml:build "$@" pyproject.toml
}
uv=$1
lock --output-file requirements/base.txt
lock --extra dev --output-file requirements/dev.txt --constraints requirements/base.txt
