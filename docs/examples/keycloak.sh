#!/usr/bin/env bash
# Sign-in by somebody else, step by step: a real Keycloak issues tokens, and the service takes them.
# Everything runs on this machine's loopback interface and in a temporary directory, and ends with the script.
# Needs Java, Maven, unzip, curl and the packaged program (mvn -q -DskipTests package). Usage: docs/examples/keycloak.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
version=26.0.0
keycloak=http://127.0.0.1:18180
service=http://127.0.0.1:18181
api=$service/kompetensbyran/v1
work=$(mktemp -d)
trap 'kill ${pids[@]:-} 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
pids=()

step() { printf '\n%s\n' "$*"; }
field() { grep -o "\"$1\" *: *\"[^\"]*\"" | head -n 1 | sed 's/.*: *"\(.*\)"/\1/'; }
until_answers() { for _ in $(seq 600); do curl -sf -o "$work/answer" "$1" && return; sleep 0.5; done; echo "$1 does not answer"; exit 1; }
expect() { # WHAT STATUS CURL-ARGUMENTS…
  local what=$1 wanted=$2 given
  shift 2
  given=$(curl -s -o "$work/answer" -w '%{http_code}' "$@")
  printf '  %-62s %s\n' "$what" "$given"
  [ "$given" = "$wanted" ] || { echo "expected $wanted:"; cat "$work/answer"; exit 1; }
}

step '1. Keycloak: fetched as an artifact, started for development'
mvn -q -B dependency:copy -Dartifact=org.keycloak:keycloak-quarkus-dist:$version:zip -DoutputDirectory="$work"
unzip -q "$work/keycloak-quarkus-dist-$version.zip" -d "$work"
home=$work/keycloak-$version
KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=only-for-this-run \
  "$home/bin/kc.sh" start-dev --http-host=127.0.0.1 --http-port=18180 >"$work/keycloak.log" 2>&1 &
pids+=($!)
until_answers "$keycloak/realms/master"

step '2. A realm with an app, whose tokens name this service as audience and carry the organisation'
admin() { "$home/bin/kcadm.sh" "$@" --config "$work/kcadm.config" 2>>"$work/kcadm.log"; }
admin config credentials --server "$keycloak" --realm master --user admin --password only-for-this-run
admin create realms -s realm=region -s enabled=true -s accessTokenLifespan=300
admin get users/profile -r region | sed '0,/{/s//{ "unmanagedAttributePolicy": "ENABLED",/' >"$work/profile.json"
admin update users/profile -r region -f "$work/profile.json"
# An app in which people sign in would use the authorization code with PKCE; the password grant is for this script alone.
app=$(admin create clients -r region -i -s clientId=app -s publicClient=true -s directAccessGrantsEnabled=true)
admin create "clients/$app/protocol-mappers/models" -r region -s name=audience -s protocol=openid-connect \
  -s protocolMapper=oidc-audience-mapper -s 'config."included.custom.audience"=kompetensbyran' \
  -s 'config."access.token.claim"=true' >/dev/null
admin create "clients/$app/protocol-mappers/models" -r region -s name=organisation -s protocol=openid-connect \
  -s protocolMapper=oidc-usermodel-attribute-mapper -s 'config."user.attribute"=organisation' \
  -s 'config."claim.name"=organisation' -s 'config."jsonType.label"=String' -s 'config."access.token.claim"=true' >/dev/null
admin create clients -r region -s clientId=other-app -s publicClient=true -s directAccessGrantsEnabled=true >/dev/null
admin create roles -r region -s name=programme-manager >/dev/null
admin create roles -r region -s name=region:programme-manager >/dev/null

step '3. The service believes that issuer; roles stand in realm_access/roles'
KOMPETENSBYRAN_DATA_DIR=$work/data QUARKUS_HTTP_PORT=18181 \
  MP_JWT_VERIFY_ISSUER=$keycloak/realms/region \
  MP_JWT_VERIFY_PUBLICKEY_LOCATION=$keycloak/realms/region/protocol/openid-connect/certs \
  KOMPETENSBYRAN_OUTSIDE_ROLES_CLAIM=realm_access/roles \
  java -jar api/target/quarkus-app/quarkus-run.jar >"$work/service.log" 2>&1 &
pids+=($!)
until_answers "$api/api-info"
organisation=$(curl -s --get "$api/organisations" --data-urlencode 'q=Gagnefs kommun' | field id)

step '4. Two people: one for the region, one for a single organisation'
person() { # NAME ROLE
  admin create users -r region -s username="$1" -s enabled=true -s email="$1@example.org" -s emailVerified=true \
    -s firstName=Demo -s lastName=Demo -s "attributes.organisation=$organisation" >/dev/null
  admin set-password -r region --username "$1" --new-password only-for-this-run
  admin add-roles -r region --uusername "$1" --rolename "$2"
}
person regional region:programme-manager
person local programme-manager
token() { # NAME APP
  curl -s "$keycloak/realms/region/protocol/openid-connect/token" -d grant_type=password -d "client_id=$2" \
    -d "username=$1" -d password=only-for-this-run | field access_token
}

step '5. What they may do'
json='Content-Type: application/json'
body='{"name":"Påhittad förening ur Keycloak"}'
regional="Authorization: Bearer $(token regional app)"
local="Authorization: Bearer $(token local app)"
other="Authorization: Bearer $(token regional other-app)"
expect 'who am I' 200 "$api/me" -H "$regional"
expect 'a manager of the region enters an organisation' 201 "$api/organisations" -H "$regional" -H "$json" -d "$body"
expect 'a manager of one organisation does not' 403 "$api/organisations" -H "$local" -H "$json" -d "$body"
expect 'but changes what is known of the own one' 200 -X PATCH "$api/organisations/$organisation" -H "$local" \
  -H 'Content-Type: application/merge-patch+json' -H 'If-Match: *' -d '{"legalForm":"municipality"}'
expect 'a token of an app that is not for this service is refused' 401 "$api/organisations" -H "$other" -H "$json" -d "$body"
expect 'without a token nothing is written' 401 "$api/organisations" -H "$json" -d "$body"
expect 'the built-in sign-in is not there' 404 "$api/oauth/jwks.json"
printf '\nAll is as it should be.\n'
