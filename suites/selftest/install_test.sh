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

gzip -dc usr/share/man/man1/nearmiss.1.gz >nearmiss.1
for verb in run doctor evidence; do grep -q "^\.SS $verb" nearmiss.1; done
if command -v man >/dev/null; then
  # What lintian does: the formatter has nothing to complain about.
  LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z nearmiss.1 2>warned >/dev/null
  cat warned
  test ! -s warned
fi
# What bash offers, asked as the shell does.
bash -euc '
  source "$1"
  offered() {
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    COMPREPLY=()
    _nearmiss
    echo " ${COMPREPLY[*]} "
  }
  compopt() { :; }
  [[ $(offered nearmiss do) == " doctor " ]]
  [[ $(offered nearmiss run --dep) == " --depth " ]]
  [[ $(offered nearmiss run --depth "") == " quick standard deep " ]]
  [[ $(offered nearmiss report x --as ht) == " html " ]]
' bash usr/share/bash-completion/completions/nearmiss
for shell in zsh fish; do
  command -v "$shell" >/dev/null || continue
  usr/bin/nearmiss completion "$shell" >"completion.$shell"
  "$shell" -n "completion.$shell"
done
