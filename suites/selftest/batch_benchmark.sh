#!/usr/bin/env bash
# Requests a second of the batches of properties beside other tools on the same endpoint of the embedded server, and the
# memory of a run of thousands of recorded cases. Prints; decides nothing.
#   suites/selftest/batch_benchmark.sh NEARMISS
# What is not installed is left out: wrk, ffuf, python3 with hypothesis, node with fast-check and undici below
# $NEARMISS_BENCH_NODE/node_modules.
set -euo pipefail
nearmiss=$(realpath "$1")
node_modules=${NEARMISS_BENCH_NODE:-$PWD}/node_modules
jobs=16
cases=2000
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
unset CI # the embedded server's secrets are literals

"$nearmiss" serve --code-lifetime 60s >serve.toml &
server=$!
until grep -q '^\[login\]' serve.toml; do sleep 0.1; done
issuer=$(sed -nE 's/^issuer *= *"([^"]*)".*/\1/p' serve.toml)
registered=$(sed -nE '0,/^redirect_uris/s/^redirect_uris *= *\["([^"]*)".*/\1/p' serve.toml)
client=$(sed -nE '0,/^id/s/^id *= *"([^"]*)".*/\1/p' serve.toml)
authorize="$issuer/authorize?response_type=code&client_id=$client&state=x&redirect_uri="

Rate() { # COUNT COMMAND...: requests a second of a command that sends so many
  local count=$1 begin end
  shift
  begin=$(date +%s.%N)
  "$@" >tool.txt 2>&1 || { sed 's/^/    /' tool.txt >&2; echo 0; return; }
  end=$(date +%s.%N)
  awk -v n="$count" -v b="$begin" -v e="$end" 'BEGIN { printf "%.0f", n / (e - b) }'
}

# What a property did in a run of its own, judging and recording included: requests and milliseconds from the record.
Property() { # ID
  rm -rf run
  "$nearmiss" run -c serve.toml --depth deep --jobs "$jobs" --seed 1 --select "$1" --out run >run.txt 2>&1 || true
  grep '"event":"check_finished"' run/record.ndjson | sed -E 's/.*"exchanges":\[([^]]*)\].*"duration_ms":([0-9]+).*/\1 \2/' |
    awk '{ printf "%.0f", (gsub(",", ",", $1) + 1) * 1000 / $2 }'
}

Wrk() { # LUA: requests a second
  wrk -t1 -c"$jobs" -d2 -s "$1" "$issuer" | awk '/^Requests\/sec/ { printf "%.0f", $2 }'
}

Line() { # NAME RATE OWN
  if [[ -z $2 || $2 == 0 ]]; then
    printf '  %-44s %10s\n' "$1" 'not here'
  else
    awk -v n="$1" -v r="$2" -v o="$3" 'BEGIN { printf "  %-44s %10d   nearmiss does %.2f of it\n", n, r, o / r }'
  fi
}

cat >authorize.lua <<LUA
wrk.path = "${authorize#"$issuer"}https%3A%2F%2Fclient.example%2Fcallbackx"
LUA
cat >token.lua <<LUA
wrk.method = "POST"
wrk.path = "/token"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Authorization"] = "Basic $(printf '%s:%s' "$client" wrong | base64)"
wrk.body = "grant_type=authorization_code&code=nearmiss&redirect_uri=https%3A%2F%2Fclient.example%2Fcallback"
LUA
for ((i = 0; i < cases; i++)); do printf 'https%%3A%%2F%%2Fclient.example%%2Fcallback%%3F%d\n' "$i"; done >words.txt

cat >property.mjs <<JS
import { createRequire } from 'node:module';
const require = createRequire('$node_modules/');
const fc = require('fast-check');
const { Agent, request } = require('undici');
const dispatcher = new Agent({ connections: $jobs, pipelining: 1 });
await fc.assert(fc.asyncProperty(fc.string(), async (tail) => {
  const { statusCode, headers, body } = await request(
    '$authorize' + encodeURIComponent('$registered' + tail + 'x'), { dispatcher });
  await body.text();
  return statusCode < 500 && headers.location === undefined;
}), { numRuns: $cases });
await dispatcher.close();
JS
cat >property.py <<PY
import http.client, urllib.parse
from hypothesis import HealthCheck, given, settings, strategies
host = urllib.parse.urlsplit('$issuer').netloc
connection = http.client.HTTPConnection(host)
@settings(max_examples=$cases, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(strategies.text(max_size=10))
def refused(tail):
    uri = '$registered' + tail + 'x'
    target = '${authorize#"$issuer"}' + urllib.parse.quote(uri.encode('utf-8', 'surrogatepass'), safe='')
    connection.request('GET', target)
    answer = connection.getresponse()
    answer.read()
    assert answer.status < 500 and answer.getheader('Location') is None
refused()
PY

echo "requests a second, $jobs under way at once, on $(nproc) processors that the server shares"
echo 'redirect URIs at the authorization endpoint'
own=$(Property rfc6749/3.1.2.3/refuse-every-redirect-uri-near-the-registered-one)
printf '  %-44s %10d\n' 'nearmiss, judged and recorded' "$own"
python=$(for each in python3 /usr/bin/python3; do "$each" -c 'import hypothesis' 2>/dev/null && echo "$each" && break; done || true)
if command -v wrk >/dev/null; then Line wrk "$(Wrk authorize.lua)" "$own"; fi
if command -v ffuf >/dev/null; then
  Line ffuf "$(Rate "$cases" ffuf -s -w words.txt -u "${authorize}FUZZ" -t "$jobs" -mc 302)" "$own"
fi
if [[ -d $node_modules/fast-check ]]; then Line 'fast-check with undici' "$(Rate "$cases" node property.mjs)" "$own"; fi
if [[ -n $python ]]; then Line hypothesis "$(Rate "$cases" "$python" property.py)" "$own"; fi

echo 'codes at the token endpoint'
own=$(Property rfc6749/4.1.3/refuse-every-code-near-the-real-one)
printf '  %-44s %10d\n' 'nearmiss, judged and recorded' "$own"
if command -v wrk >/dev/null; then Line wrk "$(Wrk token.lua)" "$own"; fi

echo 'memory of a run of all properties at --depth deep'
if [[ -x /usr/bin/time ]]; then
  /usr/bin/time -f '  %M KiB at most, %e s' "$nearmiss" run -c serve.toml --depth deep --jobs "$jobs" --seed 1 \
    --select '*-every-*' --select '*-near-a-*' --out memory >memory.txt 2>time.txt || true
  printf '  %s exchanges recorded\n' "$(grep -c '"event":"exchange"' memory/record.ndjson)"
  tail -n 1 time.txt
fi
