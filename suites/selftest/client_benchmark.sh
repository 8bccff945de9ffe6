#!/usr/bin/env bash
# Prints how close together raced requests arrive, and how fast the wire client is beside wrk on the same endpoint
# with the same request; decides nothing: suites/selftest/client_benchmark.sh NEARMISS CLIENT_BENCHMARK
set -euo pipefail
nearmiss=$(realpath "$1")
benchmark=$(realpath "$2")
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

"$nearmiss" serve >serve.toml &
server=$!
until grep -q '^\[login\]' serve.toml; do sleep 0.1; done
url=$(sed -n 's/^token_endpoint *= *"\(.*\)"/\1/p' serve.toml)
[[ -n $url ]] || url=$(sed -n 's/^issuer *= *"\(.*\)"/\1/p' serve.toml)/token
body="grant_type=authorization_code&code=$(printf 'c%.0s' {1..120})"

cat >token.lua <<LUA
wrk.method = "POST"
wrk.body = "$body"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Authorization"] = "Basic bm0tY29uZjpub3QtdGhlLXNlY3JldA=="
LUA

"$benchmark" arrival
if ! command -v wrk >/dev/null; then
  echo 'wrk is not installed: no comparison'
  exit 0
fi
printf '\n%-52s %8s %8s %8s\n' 'requests a second, 16 in flight' 'wire' 'wrk' 'ratio'
for round in 1 2 3 4 5; do
  theirs=$(wrk -t1 -c16 -d2s -s token.lua "$url" | awk '/^Requests\/sec/ { print $2 }')
  ours=$("$benchmark" rate "$url" "$body" 16 2)
  awk -v n="round $round" -v o="$ours" -v t="$theirs" 'BEGIN { printf "%-52s %8d %8d %8.2f\n", n, o, t, o / t }'
done | tee rounds.txt
awk '{ print $NF }' rounds.txt | sort -n | awk '{ r[NR] = $1 } END { printf "%-52s %26.2f   (goal 0.60)\n", "median", r[int((NR + 1) / 2)] }'
