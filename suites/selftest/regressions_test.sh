#!/usr/bin/env bash
# regressions_test.sh NEARMISS: from a red run to the mended server's green one, and the verbs on records on that way:
# diff, judge, replay, merge, baseline.
set -u

# shellcheck source=suites/selftest/stage.sh
. "$(dirname "$0")/stage.sh"

serve sound
serve broken --defect code-reusable
# Without what waits, and without what makes its cases of the very octets of a secret.
part=(--select rfc6749/4.1.2 --select rfc6749/5.1 --skip '*/*every*' --skip '*/*-at-once' --skip '*/*expir*'
  --skip '*/*life*' --skip '*/*model*' --skip '*/*pause*' --seed 7)
replayed=rfc6749/4.1.2/refuse-a-code-used-before

# --- diff ---
expect 'the red run' 1 'new failure' "$nearmiss" run -c broken.toml "${part[@]}" --out red
expect 'the green run' 0 'No new failure' "$nearmiss" run -c sound.toml "${part[@]}" --out green
expect 'diff tells the regression' 1 '^newly failing' "$nearmiss" diff green/record.ndjson red/record.ndjson
expect 'diff names its check' 1 "$replayed" "$nearmiss" diff green/record.ndjson red/record.ndjson --format markdown
expect 'diff tells what is fixed' 0 '^fixed' "$nearmiss" diff red/record.ndjson green/record.ndjson
expect 'diff tells what else moved' 0 'target.token_endpoint' "$nearmiss" diff red/record.ndjson green/record.ndjson
expect 'diff of a run with itself' 0 '^No check moved' "$nearmiss" diff red/record.ndjson red/record.ndjson
expect 'diff as JSON' 1 '"regression": true' "$nearmiss" diff green/record.ndjson red/record.ndjson --format json
expect 'diff without a second record' 2 'records' "$nearmiss" diff red/record.ndjson
expect 'the report shows the run before' 0 'id="history"' cat green/report.html

# --- judge ---
expect 'judge comes to the same' 1 '^0 changed, 0 cannot judge, 0 other words' "$nearmiss" judge red/record.ndjson
expect 'judge of a green run' 0 '^0 changed, 0 cannot judge' "$nearmiss" judge green/record.ndjson
# Every request that the server refused for the code, answered as if it had not been.
sed '/"role":"mutant"/s/"status":400/"status":500/' green/record.ndjson >other.ndjson
expect 'judge sees another answer' 1 '^changed' "$nearmiss" judge other.ndjson
expect 'and as JSON' 1 '"again": "changed"' "$nearmiss" judge other.ndjson --format json
sed '/"role":"mutant"/s/grant_type=/grant_typo=/' green/record.ndjson >other.ndjson
expect 'judge says what today sends otherwise' 3 'grant_type=.* recorded is grant_typo=' "$nearmiss" judge other.ndjson
grep -v '"role":"mutant"' green/record.ndjson >other.ndjson
expect 'judge says what the record lacks' 3 'request [0-9]+ is another one|a request more' "$nearmiss" judge other.ndjson
grep -v '"event":"configuration"' red/record.ndjson >older.ndjson
expect 'judge of an older record' 1 '^0 changed, 0 cannot' "$nearmiss" judge older.ndjson -c broken.toml
sed -i 's/"config_file":"[^"]*"/"config_file":"gone.toml"/' older.ndjson
expect 'judge wants its configuration' 2 '--config names one' "$nearmiss" judge older.ndjson

# --- replay ---
case=red/cases/${replayed//\//-}.json
expect 'replay while it is broken' 1 '^STILL FAILS' "$nearmiss" replay "$case"
expect 'replay on the mended server' 0 '^FIXED' "$nearmiss" replay "$case" -c sound.toml
expect 'replay says at which step' 0 'changed: +step [0-9]+, mutant POST /token: then 200 .*now 400' \
  "$nearmiss" replay "$case" -c sound.toml
sed "s,$replayed,rfc6749/4.1.2/no-such-check," "$case" >gone.json
expect 'replay of a check that is gone' 3 '^CANNOT REPLAY' "$nearmiss" replay gone.json

# --- merge ---
for shard in 1 2; do
  expect "shard $shard" "$((shard - 1))" '' bash -c \
    "'$nearmiss' run -c broken.toml ${part[*]//\*/\\*} --shard $shard/2 --out shard$shard; code=\$?; echo; [[ \$code -le 1 ]] && exit $((shard - 1))"
done
expect 'merge' 1 'new failure' "$nearmiss" merge shard2/record.ndjson shard1/record.ndjson --out whole
expect 'a merged run is the whole run' 0 '^No check moved' "$nearmiss" diff red/record.ndjson whole/record.ndjson
expect 'a merged run is judged' 1 '^0 changed, 0 cannot judge' "$nearmiss" judge whole/record.ndjson
expect 'a shard is missing' 2 'the shard 2/2 is missing' "$nearmiss" merge shard1/record.ndjson

# --- baseline ---
echo "$replayed until 2999-12-31 see https://tracker.example/12 # we know" >known.txt
grep -oE '^fail [^ ]+' <("$nearmiss" report red/record.ndjson --as text) | sed 's/^fail //' | grep -v "^$replayed$" >>known.txt
expect 'a known failure' 0 'known' "$nearmiss" run -c broken.toml "${part[@]}" --baseline known.txt --out known
expect 'with its link' 0 'https://tracker.example/12, until 2999-12-31' cat known/summary.md
sed 's/2999/2020/' known.txt >expired.txt
expect 'an expired entry' 1 'expired.txt:1:1: .*accepted until 2020-12-31' \
  "$nearmiss" run -c broken.toml "${part[@]}" --baseline expired.txt --out expired
echo 'rfc6749/4.1.2/refuse-a-code-used-befor' >typo.txt
expect 'an entry of no check' 4 'typo.txt:1:1: no check has the id' \
  "$nearmiss" run -c sound.toml "${part[@]}" --baseline typo.txt --out typo
expect 'a part of a plan makes no baseline' 2 'whole run' \
  "$nearmiss" baseline update red/record.ndjson --baseline new.txt

[[ $failed -eq 0 ]] && echo "the verbs on records do what they say"
exit "$failed"
