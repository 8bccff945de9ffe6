#!/usr/bin/env bash
# evidence_test.sh NEARMISS: a run is packed, and the pack verified by the program and by openssl alone; what was
# touched is found.
set -u

# shellcheck source=suites/selftest/stage.sh
. "$(dirname "$0")/stage.sh"

# true_that NAME COMMAND...
true_that() {
  local name=$1
  shift
  if "$@" >/dev/null 2>&1; then echo "ok: $name"; else
    echo "FAILED: $name"
    failed=1
  fi
}

# base64_of MEMBER: the decoded text of a member of the envelope, which has neither escapes nor blanks.
base64_of() { sed -E "s/.*\"$1\":\"([A-Za-z0-9+\/=]*)\".*/\1/" first/evidence/statement.intoto.jsonl | base64 -d; }

serve nearmiss --defect code-reusable
for name in ours theirs; do
  openssl genpkey -algorithm ed25519 -out "$name.pem" 2>/dev/null
  openssl pkey -in "$name.pem" -pubout -out "$name.pub"
done
openssl ecparam -name prime256v1 -genkey -noout -out ec.pem

expect 'a run to pack' 1 'new failure' "$nearmiss" run --depth quick --select rfc6749/5.2 \
  --select rfc6749/4.1.2/refuse-a-code-used-before --out first
true_that 'the record names the hash of the configuration that lies beside it' \
  grep -q "\"config_sha256\":\"$(sha256sum <first/configuration.toml | cut -d' ' -f1)\"" first/record.ndjson
secret=$(sed -n 's/^secret = "\(.*\)"/\1/p' nearmiss.toml | head -n 1)
true_that 'the configuration is without secrets' test "$(grep -cF "$secret" first/configuration.toml)" -eq 0

# --- pack ---
expect 'pack' 0 'signed by [0-9a-f]{64}' "$nearmiss" evidence pack first/record.ndjson --key ours.pem
expect 'pack: over another' 2 'not empty' "$nearmiss" evidence pack first/record.ndjson --key ours.pem
expect 'pack: a key of another kind' 2 'Ed25519' "$nearmiss" evidence pack first/record.ndjson --key ec.pem --out no
expect 'pack: the public key' 2 'private Ed25519' "$nearmiss" evidence pack first/record.ndjson --key ours.pub --out no
expect 'pack: without a key' 2 'key' "$nearmiss" evidence pack first/record.ndjson --out no
mkdir cut other
cp first/{configuration.toml,tool.json} cut
head -n 5 first/record.ndjson >cut/record.ndjson
expect 'pack: a record that was cut' 2 'end' "$nearmiss" evidence pack cut/record.ndjson --key ours.pem
cp first/{record.ndjson,tool.json} other
sed 's/alice/bob/' first/configuration.toml >other/configuration.toml
expect 'pack: another configuration' 2 'not the configuration' "$nearmiss" evidence pack other/record.ndjson --key ours.pem
rm other/configuration.toml
expect 'pack: no configuration' 2 'missing' "$nearmiss" evidence pack other/record.ndjson --key ours.pem
sed -i 's/"plan":"rfc6749@1"/"plan":"rfc6749@0"/' other/record.ndjson
cp first/configuration.toml other
expect 'pack: a plan of another version' 2 'rfc6749@0' "$nearmiss" evidence pack other/record.ndjson --key ours.pem
true_that 'nothing was written in vain' test ! -e no -a ! -e cut/evidence -a ! -e other/evidence

# --- verify ---
expect 'verify' 0 'This is what [0-9a-f]{64} signed' "$nearmiss" evidence verify first/evidence --key ours.pub
expect 'verify: tells how it ended' 0 'exit code 1' "$nearmiss" evidence verify first/evidence --key ours.pub
expect 'verify: another key' 1 'another key' "$nearmiss" evidence verify first/evidence --key theirs.pub
expect 'verify: the private key' 2 'public Ed25519' "$nearmiss" evidence verify first/evidence --key ours.pem
expect 'verify: no pack' 2 'no folder' "$nearmiss" evidence verify nothing --key ours.pub

# --- a consumer that knows nothing of nearmiss: DSSE's encoding by hand, the signature by openssl ---
base64_of payload >statement
base64_of sig >signature
printf 'DSSEv1 28 application/vnd.in-toto+json %d ' "$(stat -c %s statement)" | cat - statement >encoded
true_that 'openssl takes the signature' \
  openssl pkeyutl -verify -pubin -inkey ours.pub -rawin -in encoded -sigfile signature
true_that 'the statement has the digest of the record' grep -q \
  "\"record.ndjson\",\"digest\":{\"sha256\":\"$(sha256sum <first/evidence/record.ndjson | cut -d' ' -f1)\"" statement
true_that 'the statement names the failed test' \
  grep -q '"failedTests":\[.*"rfc6749/4.1.2/refuse-a-code-used-before"' statement
if openssl pkeyutl -verify -pubin -inkey theirs.pub -rawin -in encoded -sigfile signature >/dev/null 2>&1; then
  echo 'FAILED: openssl takes anything'
  failed=1
fi

# --- an octet of each file, in the middle and at the end ---
for path in first/evidence/*; do
  size=$(stat -c %s "$path")
  cp "$path" good
  for at in $((size / 2)) $((size - 1)); do
    octet=$(dd if=good bs=1 skip="$at" count=1 status=none | od -An -tu1)
    # shellcheck disable=SC2059  # the octet as printf's escape
    printf "\\$(printf %03o $((octet ^ 1)))" | dd of="$path" bs=1 seek="$at" conv=notrunc status=none
    expect "verify: octet $at of ${path##*/}" 1 "FAULT +${path##*/}" \
      "$nearmiss" evidence verify first/evidence --key ours.pub
    cp good "$path"
  done
done
touch first/evidence/more
expect 'verify: a file more' 1 'more: was not signed' "$nearmiss" evidence verify first/evidence --key ours.pub
rm first/evidence/more first/evidence/coverage.md
expect 'verify: a file less' 1 'coverage.md: missing' "$nearmiss" evidence verify first/evidence --key ours.pub

exit "$failed"
