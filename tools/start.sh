#!/bin/sh
# Applies the migrations to the local database, fills it with examples and serves. Nothing is asked and nothing but packages is fetched.
set -eu
export WRANGLER_SEND_METRICS=false WRANGLER_HIDE_BANNER=true CLOUDFLARE_CF_FETCH_ENABLED=false
port="${PORT:-8787}"
address="http://127.0.0.1:$port"

CI=1 wrangler d1 migrations apply DB --local >/dev/null

cat <<TEXT

tiergate on $address   (documentation: $address/docs; Ctrl-C stops)

  curl $address/v1/destinations/MY
  curl $address/v1/determinations -H 'content-type: application/json' -d '{"activity":"export","items":[{"kind":"chip","chip":"nvidia-h100-sxm","quantity":64}],"parties":{"ultimateConsignee":{"name":"Example Compute Sdn Bhd","country":"MY","headquarters":"MY","ultimateParents":[{"name":"Example Holdings Ltd","kind":"company","headquarters":"CN"}]}}}'

TEXT
WRANGLER_LOG=warn node tools/run.mjs tools/seed.ts "$address"
# LOCAL_DEVELOPMENT lets notifications go to a receiver on this machine, and key sets come from it. It is given here and in no file, so that no
# deployment can come by it.
exec wrangler dev --var REQUIRE_FULL_LISTS:false --var LOCAL_DEVELOPMENT:true --port "$port" --show-interactive-dev-session=false
