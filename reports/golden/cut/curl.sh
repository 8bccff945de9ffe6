# For bash, with curl. Every answer is printed whole.
# Set these variables first:
#   BASIC_1  base64 of CLIENT_ID:CLIENT_SECRET, each form-encoded first (RFC 6749 2.3.1)
#   CODE_2  an authorization code
: "${BASIC_1:?set it first}"
: "${CODE_2:?set it first}"
# Made here unless they are set:
: "${CODE_VERIFIER_1:=$(openssl rand -hex 32)}"
: "${STATE_1:=$(openssl rand -hex 16)}"

# 1 to 4, setup: in a browser
# Open the URL that is printed here, sign in if asked, and approve; copy `code` from the address you are sent to.
CODE_CHALLENGE_1=$(printf '%s' "$CODE_VERIFIER_1" | openssl dgst -sha256 -binary |
  openssl base64 -A | tr '+/' '-_' | tr -d '=')
printf '%s\n' "http://127.0.0.1:9400/authorize?response_type=code&client_id=nm-conf&redirect_uri=https%3A%2F%2Fclient.example%2Fcallback&scope=read&state=$STATE_1&code_challenge=$CODE_CHALLENGE_1&code_challenge_method=S256"
: "${CODE_1:?set it to the code that the browser brought}"

# 5, control
curl -sS -i --path-as-is --globoff \
  -H "Authorization: Basic $BASIC_1" \
  -H 'Content-Type: application/x-www-form-urlencoded' \
  --data-raw 'grant_type=authorization_code' \
  --data-urlencode "code=$CODE_1" \
  --data-raw 'redirect_uri=https%3A%2F%2Fclient.example%2Fcallback' \
  --data-urlencode "code_verifier=$CODE_VERIFIER_1" \
  'http://127.0.0.1:9400/token'

# 6, mutant
curl -sS -i --path-as-is --globoff \
  -H "Authorization: Basic $BASIC_1" \
  -H 'Content-Type: application/x-www-form-urlencoded' \
  --data-raw 'grant_type=authorization_code' \
  --data-urlencode "code=$CODE_1" \
  --data-raw 'redirect_uri=https%3A%2F%2Fclient.example%2Fcallback' \
  --data-urlencode "code_verifier=$CODE_VERIFIER_1" \
  'http://127.0.0.1:9400/token'

# 7, control
curl -sS -i --path-as-is --globoff \
  -H "Authorization: Basic $BASIC_1" \
  -H 'Content-Type: application/x-www-form-urlencoded' \
  --data-raw 'grant_type=authorization_code' \
  --data-urlencode "code=$CODE_2" \
  --data-raw 'redirect_uri=https%3A%2F%2Fclient.example%2Fcallback' \
  --data-urlencode "code_verifier=$CODE_VERIFIER_1" \
  'http://127.0.0.1:9400/token'

# 8, mutant
curl -sS -i --path-as-is --globoff \
  -H "Authorization: Basic $BASIC_1" \
  -H 'Content-Type: application/x-www-form-urlencoded' \
  --data-raw 'grant_type=authorization_code' \
  --data-urlencode "code=$CODE_2" \
  --data-raw 'redirect_uri=https%3A%2F%2Fclient.example%2Fcallback' \
  --data-urlencode "code_verifier=$CODE_VERIFIER_1" \
  'http://127.0.0.1:9400/token'

# 9, mutant
curl -sS -i --path-as-is --globoff \
  -H "Authorization: Basic $BASIC_1" \
  -H 'Content-Type: application/x-www-form-urlencoded' \
  --data-raw 'grant_type=authorization_code' \
  --data-urlencode "code=$CODE_2" \
  --data-raw 'redirect_uri=https%3A%2F%2Fclient.example%2Fcallback' \
  --data-urlencode "code_verifier=$CODE_VERIFIER_1" \
  'http://127.0.0.1:9400/token'
