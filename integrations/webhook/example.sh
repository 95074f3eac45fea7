#!/bin/sh
# Asks Roeland before the model, and puts the values back into its answer. Needs curl and python3.
# ROELAND_URL=http://127.0.0.1:8080 ROELAND_TOKEN=... MODEL_URL=... MODEL_KEY=... ./example.sh < request.json
set -eu

ask() { # fails on any status but 200
  curl --silent --show-error --fail-with-body --max-time 30 \
    --header "Authorization: Bearer ${ROELAND_TOKEN:-}" --header "Content-Type: application/json" \
    --data-binary @- "${ROELAND_URL:-http://127.0.0.1:8080}/gateways/webhook"
}
pick() { # one field of a JSON object; fails where it is missing or null
  python3 -c 'import json, sys
value = json.load(sys.stdin)[sys.argv[1]]
value is None and sys.exit(1)
print(value if isinstance(value, str) else json.dumps(value))' "$1"
}

checked=$(printf '{"conversation": "%s", "body": %s}' "${CONVERSATION:-}" "$(cat)" | ask)
if ! body=$(printf '%s' "$checked" | pick body); then
  printf '%s' "$checked" | pick reason >&2
  exit 20
fi
answer=$(printf '%s' "$body" | curl --silent --show-error --fail-with-body \
  --header "Authorization: Bearer ${MODEL_KEY:-}" --header "Content-Type: application/json" \
  --data-binary @- "$MODEL_URL")
if map=$(printf '%s' "$checked" | pick map); then
  answer=$(printf '{"conversation": "%s", "direction": "response", "map": "%s", "body": %s}' \
    "${CONVERSATION:-}" "$map" "$answer" | ask | pick body)
fi
printf '%s\n' "$answer"
