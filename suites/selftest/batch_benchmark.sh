#!/usr/bin/env bash
# Requests a second of the batches of properties beside other tools on the same endpoint of the embedded server; the
# gain of 16 requests under way at once where the network takes 20 ms; the memory of a run of tens of thousands of
# recorded cases. Prints; decides nothing.
#   suites/selftest/batch_benchmark.sh NEARMISS [ROUNDS]
# All tools take their turn in each round, and the median of the rounds (5) is printed, since a machine that others use
# has good and bad moments. What is not installed is left out: wrk, ffuf, python3 with hypothesis, node with fast-check
# and undici below $NEARMISS_BENCH_NODE/node_modules.
set -euo pipefail
nearmiss=$(realpath "$1")
rounds=${2:-5}
node_modules=${NEARMISS_BENCH_NODE:-$PWD}/node_modules
jobs=16
cases=2000
work=$(mktemp -d)
server=
proxy=
trap 'kill $server $proxy 2>/dev/null || true; rm -rf "$work"' EXIT
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
Property() { # ID FLAG...
  local id=$1
  shift
  rm -rf run
  "$nearmiss" run -c serve.toml --depth deep --jobs "$jobs" --seed 1 --select "$id" --out run "$@" >run.txt 2>&1 || true
  grep '"event":"check_finished"' run/record.ndjson | sed -E 's/.*"exchanges":\[([^]]*)\].*"duration_ms":([0-9]+).*/\1 \2/' |
    awk '{ printf "%.0f", (gsub(",", ",", $1) + 1) * 1000 / $2 }'
}

Wrk() { # LUA: requests a second
  wrk -t1 -c"$jobs" -d1 -s "$1" "$issuer" | awk '/^Requests\/sec/ { printf "%.0f", $2 }'
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

# One request in each case, as such a property is written; and as many at once as nearmiss has under way.
cat >property.mjs <<JS
import { createRequire } from 'node:module';
const require = createRequire('$node_modules/');
const fc = require('fast-check');
const { Agent, request } = require('undici');
const together = Number(process.argv[2]);
const dispatcher = new Agent({ connections: $jobs, pipelining: 1 });
async function isRefused(tail) {
  const { statusCode, headers, body } = await request(
    '$authorize' + encodeURIComponent('$registered' + tail + 'x'), { dispatcher });
  await body.text();
  return statusCode < 500 && headers.location === undefined;
}
const tails = fc.array(fc.string(), { minLength: together, maxLength: together });
await fc.assert(
  fc.asyncProperty(tails, async (all) => (await Promise.all(all.map(isRefused))).every((each) => each)),
  { numRuns: $cases / together });
await dispatcher.close();
JS
cat >property.py <<PY
import http.client, sys, urllib.parse
from hypothesis import HealthCheck, given, settings, strategies
host = urllib.parse.urlsplit('$issuer').netloc
connection = http.client.HTTPConnection(host)
@settings(max_examples=int(sys.argv[1]), deadline=None, database=None, suppress_health_check=list(HealthCheck))
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
# Passes on what comes 10 ms later, either way.
cat >proxy.py <<'PY'
import asyncio, sys
class Half(asyncio.Protocol):
    def __init__(self, other=None): self.other, self.early = other, []
    def connection_made(self, transport):
        self.transport = transport
        if self.other is None: asyncio.ensure_future(self.dial())
    async def dial(self):
        loop = asyncio.get_running_loop()
        _, self.other = await loop.create_connection(lambda: Half(self), '127.0.0.1', int(sys.argv[1]))
        for octets in self.early: self.pass_on(octets)
    def data_received(self, octets):
        self.early.append(octets) if self.other is None else self.pass_on(octets)
    def pass_on(self, octets):
        asyncio.get_running_loop().call_later(0.01, self.other.transport.write, octets)
    def connection_lost(self, _):
        if self.other is not None: asyncio.get_running_loop().call_later(0.01, self.other.transport.close)
async def main():
    server = await asyncio.get_running_loop().create_server(Half, '127.0.0.1', 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
PY

python=$(for each in python3 /usr/bin/python3; do "$each" -c 'import hypothesis' 2>/dev/null && echo "$each" && break; done || true)
uris=rfc6749/3.1.2.3/refuse-every-redirect-uri-near-the-registered-one
codes=rfc6749/4.1.3/refuse-every-code-near-the-real-one
slow_cases=500

Contender() { # NAME: requests a second in one turn; nothing when it is not here
  case $1 in
  uris) Property "$uris" ;;
  uris-wire) Property "$uris" --wire ;;
  codes) Property "$codes" ;;
  codes-wire) Property "$codes" --wire ;;
  wrk-uris) if command -v wrk >/dev/null; then Wrk authorize.lua; fi ;;
  wrk-codes) if command -v wrk >/dev/null; then Wrk token.lua; fi ;;
  ffuf) if command -v ffuf >/dev/null; then Rate "$cases" ffuf -s -w words.txt -u "${authorize}FUZZ" -t "$jobs" -mc 302; fi ;;
  fast-check) if [[ -d $node_modules/fast-check ]]; then Rate "$cases" node property.mjs 1; fi ;;
  fast-check-16) if [[ -d $node_modules/fast-check ]]; then Rate "$cases" node property.mjs 16; fi ;;
  hypothesis) if [[ -n $python ]]; then Rate "$slow_cases" "$python" property.py "$slow_cases"; fi ;;
  esac
}

for ((round = 0; round < rounds; round++)); do
  for each in uris wrk-uris uris-wire ffuf fast-check fast-check-16 hypothesis codes wrk-codes codes-wire; do
    Contender "$each" >>"rate-$each.txt"
    echo >>"rate-$each.txt"
  done
done

Median() { # NAME
  grep -v '^$' "rate-$1.txt" | sort -n | awk '{ all[NR] = $1 } END { print NR == 0 ? 0 : all[int((NR + 1) / 2)] }'
}

Line() { # TEXT NAME OWN...: the rate, and what the own ones are of it
  local rate
  rate=$(Median "$2")
  if [[ $rate == 0 ]]; then
    printf '  %-44s %10s\n' "$1" 'not here'
  else
    awk -v n="$1" -v r="$rate" -v o="$(Median "$3")" -v w="$(Median "$4")" \
      'BEGIN { printf "  %-44s %10d   nearmiss does %.2f of it, %.2f with --wire\n", n, r, o / r, w / r }'
  fi
}

echo "requests a second, $jobs under way at once, on $(nproc) processors that the server shares; median of $rounds rounds"
echo 'redirect URIs at the authorization endpoint'
printf '  %-44s %10d\n' 'nearmiss, judged and recorded' "$(Median uris)"
printf '  %-44s %10d\n' 'nearmiss --wire, judged and recorded' "$(Median uris-wire)"
Line wrk wrk-uris uris uris-wire
Line ffuf ffuf uris uris-wire
Line 'fast-check with undici, one at a time' fast-check uris uris-wire
Line "fast-check with undici, $jobs at a time" fast-check-16 uris uris-wire
Line 'hypothesis, one at a time' hypothesis uris uris-wire
echo 'codes at the token endpoint'
printf '  %-44s %10d\n' 'nearmiss, judged and recorded' "$(Median codes)"
printf '  %-44s %10d\n' 'nearmiss --wire, judged and recorded' "$(Median codes-wire)"
Line wrk wrk-codes codes codes-wire

echo "redirect URIs with 20 ms of latency"
python3 proxy.py "${issuer##*:}" >proxy.txt &
proxy=$!
until [[ -s proxy.txt ]]; do sleep 0.1; done
cp serve.toml near.toml
sed -i "s/${issuer##*:}/$(cat proxy.txt)/g" serve.toml
jobs=1
alone=$(Property "$uris")
jobs=16
together=$(Property "$uris")
awk -v a="$alone" -v t="$together" \
  'BEGIN { printf "  one at a time %d, 16 at once %d requests a second: %.1f times as many\n", a, t, t / a }'
mv near.toml serve.toml

echo 'memory of a run of all properties at --depth deep'
if [[ -x /usr/bin/time ]]; then
  /usr/bin/time -f '  %M KiB at most, %e s' "$nearmiss" run -c serve.toml --depth deep --jobs "$jobs" --seed 1 \
    --select '*-every-*' --select '*-near-a-*' --out memory >memory.txt 2>time.txt || true
  printf '  %s exchanges recorded\n' "$(grep -c '"event":"exchange"' memory/record.ndjson)"
  tail -n 1 time.txt
fi
