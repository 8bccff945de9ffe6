#!/usr/bin/env bash
# onboarding_test.sh NEARMISS: init and doctor over sockets. A configuration made from nothing but an address has to
# work; each way in which a login fails has to be told by its step, with the key to change; the browser and a command
# have to get through where a form does not.
set -u

# shellcheck source=suites/selftest/stage.sh
. "$(dirname "$0")/stage.sh"
patience=90

# also NAME TEXT: what the last command told beside.
also() {
  grep -qE -e "$2" said && return
  echo "FAILED: $1: nothing like \"$2\" was told"
  sed 's/^/    /' said | tail -n 30
  failed=1
}

serve sound
issuer=$(sed -n 's/^issuer = "\(.*\)"/\1/p' sound.toml)
user=$(sed -n 's/^username = "\(.*\)"/\1/p' sound.toml)
password=$(sed -n 's/^password = "\(.*\)"/\1/p' sound.toml)

# --- init ---
expect 'init' 0 '3 clients were registered' "$nearmiss" init --issuer "$issuer"
expect 'init: a file that is there' 2 '--force' "$nearmiss" init --issuer "$issuer"
expect 'init: from a resource' 0 'written, from' "$nearmiss" init --issuer "$issuer/resource" --out-file resource.toml
grep -q "^resource = \"$issuer/resource\"" resource.toml || { echo 'FAILED: init: the resource is not in the file'; failed=1; }
expect 'init: nobody there' 3 'refused|connect' "$nearmiss" init --issuer http://127.0.0.1:1 --out-file none.toml
expect 'init: no metadata' 3 'no metadata' "$nearmiss" init --issuer "$issuer/style.css" --out-file none.toml
expect 'init: no address' 2 'issuer' "$nearmiss" init --issuer as.example --out-file none.toml
expect 'init: without registering' 0 'id, secret, auth' \
  "$nearmiss" init --issuer "$issuer" --no-register --out-file blank.toml
[[ ! -e none.toml ]] || { echo 'FAILED: init: a file of nothing was written'; failed=1; }
if [[ $(stat -c %a nearmiss.secrets/confidential) != 600 ]] || grep -qFf nearmiss.secrets/confidential nearmiss.toml; then
  echo 'FAILED: init: a secret lies open'
  failed=1
fi
sed -i "s/^username = .*/username = \"$user\"/" nearmiss.toml resource.toml
export NM_PASSWORD=$password
expect 'doctor: what init wrote' 0 'The checks can run' "$nearmiss" doctor
expect 'run: what init wrote' 0 'No new failure' "$nearmiss" run --select rfc6749/5.1 --out first
expect 'doctor: what init wrote from a resource' 0 '^good +resource ' "$nearmiss" doctor -c resource.toml

# --- doctor ---
expect 'doctor: sound' 0 'The checks can run' "$nearmiss" doctor -c sound.toml
sed 's/^password = .*/password = "wrong"/' sound.toml >password.toml
expect 'doctor: a wrong password' 3 '^BAD +login: sign in' "$nearmiss" doctor -c password.toml
also 'doctor: a wrong password' 'change password\.toml:[0-9]+:1: login\.password'
also 'doctor: a wrong password' '\| +password password'
sed '0,/^secret = .*/s//secret = "wrong"/' sound.toml >secret.toml
expect 'doctor: a wrong secret' 3 '^BAD +client "confidential"' "$nearmiss" doctor -c secret.toml
also 'doctor: a wrong secret' 'client\.0\.secret'
sed 's/^\[login\]/[login]\npassword_field = "#pass"/' sound.toml >selector.toml
expect 'doctor: a changed selector' 3 '^BAD +login: sign in .*#pass' "$nearmiss" doctor -c selector.toml
also 'doctor: a changed selector' 'selector\.toml:[0-9]+:1: login\.password_field'
sed "s,^issuer = .*,issuer = \"http://127.0.0.1:1\",;s,^[a-z_]*_endpoint = .*,,;s,^jwks_uri = .*,," sound.toml >gone.toml
expect 'doctor: nobody there' 3 '^BAD ' "$nearmiss" doctor -c gone.toml
also 'doctor: nobody there' 'target\.issuer'

serve finnish --pages finnish
expect 'doctor: another language' 3 '^BAD +login: approve' "$nearmiss" doctor -c finnish.toml
also 'doctor: another language' 'login\.approve_button'
sed -i 's/^\[login\]/[login]\napprove_button = "Salli"/' finnish.toml
expect 'doctor: another language, with its button named' 0 'The checks can run' "$nearmiss" doctor -c finnish.toml
serve captcha --pages captcha
expect 'doctor: a CAPTCHA' 3 '^BAD +login: sign in .*CAPTCHA' "$nearmiss" doctor -c captcha.toml
also 'doctor: a CAPTCHA' 'login\.method'
serve csrf --pages lost-cookie
expect 'doctor: CSRF refused' 3 '^BAD +login: sign in .*cookie did not come back' "$nearmiss" doctor -c csrf.toml
serve loop --pages cookie-check
expect 'doctor: an endless redirect' 3 '^BAD +login: open .*no end after .*cookie' "$nearmiss" doctor -c loop.toml
serve scripted --pages scripted
expect 'doctor: a missing consent button' 3 '^BAD +login: approve' "$nearmiss" doctor -c scripted.toml
also 'doctor: a missing consent button' 'login\.approve_button'

# --- other ways to log in ---
if command -v chromedriver >/dev/null && command -v chromium >/dev/null; then
  sed 's/^method = "form"/method = "browser"/' scripted.toml >browser.toml
  expect 'browser: a scripted consent page' 0 'The checks can run' "$nearmiss" doctor -c browser.toml
  expect 'browser: a run' 0 'No new failure' \
    "$nearmiss" run -c browser.toml --select rfc6749/4.1.2/refuse-a-code-used-before --out browser --jobs 1
  sed 's/^password = .*/password = "wrong"/' browser.toml >refused.toml
  expect 'browser: a wrong password' 3 '^BAD +login: sign in' "$nearmiss" doctor -c refused.toml
else
  echo 'skipped: the browser (chromium or chromedriver is not installed)'
fi
cat >visit.sh <<'SCRIPT'
#!/usr/bin/env bash
# Signs in and answers the scripted consent page, for `method = "command"`; prints where it was sent.
set -eu
jar=$(mktemp)
trap 'rm -f "$jar"' EXIT
origin=$(sed 's,^\(http://[^/]*\)/.*,\1,' <<<"$1")
field() { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" | head -n 1; }
page=$(curl -sS -L -b "$jar" -c "$jar" "$1")
page=$(curl -sS -L -b "$jar" -c "$jar" "$origin/login" --data-urlencode "username=$NEARMISS_USERNAME" \
  --data-urlencode "password=$NEARMISS_PASSWORD" --data-urlencode "anti_forgery=$(field anti_forgery <<<"$page")" \
  --data-urlencode "ticket=$(field ticket <<<"$page")" -d page=)
decision=deny
[ "$NEARMISS_CONSENT" = approve ] && decision=allow
curl -sS -o /dev/null -w '%{redirect_url}\n' -b "$jar" -c "$jar" "$origin/consent" -d "decision=$decision" \
  --data-urlencode "anti_forgery=$(field anti_forgery <<<"$page")" --data-urlencode "ticket=$(field ticket <<<"$page")"
SCRIPT
chmod +x visit.sh
sed 's,^method = "form",method = "command"\ncommand = "./visit.sh",' scripted.toml >command.toml
expect 'command: doctor' 0 'The checks can run' "$nearmiss" doctor -c command.toml
expect 'command: a run' 0 'No new failure' "$nearmiss" run -c command.toml --select rfc6749/5.1 --out command
sed 's,visit\.sh,no-such-program,' command.toml >lost.toml
expect 'command: one that fails' 3 'login\.command' "$nearmiss" doctor -c lost.toml
sed -e 's,^method = "form",method = "manual",' scripted.toml >manual.toml
expect 'manual: nobody at the terminal' 3 'nobody came back' setsid "$nearmiss" doctor -c manual.toml </dev/null

# --- the account is not locked ---
sed -e 's/^password = .*/password = "wrong"/;s/^session = .*/session = "fresh"/' sound.toml >capped.toml
expect 'plan: failed logins' 0 'failed logins 0 on purpose; after 3' "$nearmiss" plan -c capped.toml --select rfc6749/5.1

exit "$failed"
