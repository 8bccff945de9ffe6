#!/usr/bin/env bash
# package_test.sh BUILD: the Debian package is made, looked over by lintian where that is installed, installed with its
# dependencies (as root; unpacked otherwise), used and removed.
set -euo pipefail

build=$(realpath "$1")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
for tool in cpack dpkg-shlibdeps dpkg-deb; do
  command -v "$tool" >/dev/null || { echo "skipped: there is no $tool"; exit 77; }
done

cpack --config "$build/CPackConfig.cmake" -B "$place/out" >cpack.log 2>&1 || { cat cpack.log; exit 1; }
package=$(echo out/nearmiss_*.deb)
dpkg-deb --info "$package"
dpkg-deb --contents "$package"
dpkg-deb --field "$package" Depends | tee depends
# What the program is linked with, and that nothing needed to build it is needed to run it.
for library in libcurl4 libssl3 libc6 libstdc++6; do grep -q "$library" depends; done
if grep -q -- '-dev' depends; then exit 1; fi
if command -v lintian >/dev/null; then
  lintian --fail-on error --allow-root "$package"
else
  echo 'lintian is not installed: not looked over'
fi

root=
if ((EUID == 0)) && ! dpkg-query --show nearmiss >/dev/null 2>&1; then
  trap 'dpkg --purge nearmiss >/dev/null 2>&1; rm -rf "$place"' EXIT
  apt-get install --yes --no-install-recommends "$place/$package" >apt.log 2>&1 || { cat apt.log; exit 1; }
else
  echo 'not installed: unpacked'
  root=$place/root
  dpkg-deb --extract "$package" "$root"
fi

program=$root/usr/bin/nearmiss
"$program" --version
test "$("$program" list | wc -l)" -gt 100
# One command from nothing to a verdict: the server of the package against itself.
"$program" serve --code-lifetime 2s >nearmiss.toml &
server=$!
for _ in $(seq 100); do grep -qs '^\[limits\]' nearmiss.toml && break; sleep 0.05; done
"$program" run --select rfc6749/5.1
kill "$server"
echo 'the package works'
