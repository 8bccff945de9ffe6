#!/usr/bin/env bash
# install_test.sh BUILD: the installed program works away from its source tree.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cmake --install "$1" --prefix "$place/usr" >/dev/null
cd "$place"
usr/bin/nearmiss --version
usr/bin/nearmiss explain rfc6749/4.1.2/refuse-a-code-used-before | head -n 3
test "$(usr/bin/nearmiss list | wc -l)" -gt 100
