# For bash, with curl. Every answer is printed whole.
# Set these variables first:
#   BASIC_1  base64 of CLIENT_ID:CLIENT_SECRET, each form-encoded first (RFC 6749 2.3.1)
#   CODE_2  an authorization code
: "${BASIC_1:?set it first}"
: "${CODE_2:?set it first}"
# Made here unless they are set:
: "${CODE_VERIFIER_1:=$(openssl rand -hex 32)}"

# 9, mutant
curl -sS -i --path-as-is --globoff \
  -H "Authorization: Basic $BASIC_1" \
  -H 'Content-Type: application/x-www-form-urlencoded' \
  --data-raw 'grant_type=authorization_code' \
  --data-urlencode "code=$CODE_2" \
  --data-raw 'redirect_uri=https%3A%2F%2Fclient.example%2Fcallback' \
  --data-urlencode "code_verifier=$CODE_VERIFIER_1" \
  'http://127.0.0.1:9400/token'
