#!/usr/bin/env bash
# Publier dist/ dans un stockage objet (S3, Scaleway, OVHcloud, MinIO…) placé derrière un CDN.
#
#   npm run build
#   SEAU=s3://mon-seau SERVICE=https://s3.fr-par.scw.cloud bash src/hebergement/stockage-objet.sh
#
# Il faut la commande « aws » (elle parle à tous ces services) et ses clés dans l’environnement.
# Sous un préfixe (BASE=/cls/ à la construction) : SEAU=s3://mon-seau/cls
#
# Un stockage objet ne choisit pas entre .br et .gz : ils ne sont pas envoyés, le CDN compresse.
# À régler sur le seau et sur le CDN, une fois pour toutes :
#   - document d’index : index.html, aussi dans les sous-dossiers ; document d’erreur : 404.html, avec le code 404 ;
#   - redirection de /carte vers /carte/ (la plupart des seaux le font d’eux-mêmes) ;
#   - compression brotli et gzip des textes, et transmission de Cache-Control ;
#   - en-têtes ajoutés par le CDN, les mêmes que dans nginx.conf et apache.htaccess (un essai le vérifie) ; partout :
#       Strict-Transport-Security: max-age=31536000; includeSubDomains
#       X-Content-Type-Options: nosniff
#       Referrer-Policy: strict-origin-when-cross-origin
#       Permissions-Policy: camera=(), geolocation=(self), microphone=(), payment=(), usb=()
#       Content-Security-Policy: frame-ancestors 'none'
#       Cross-Origin-Opener-Policy: same-origin
#       Cross-Origin-Resource-Policy: same-origin
#     à la place ou en plus, pour /donnees/, /documents/ et /_actifs/ :
#       Cross-Origin-Resource-Policy: cross-origin
#       Access-Control-Allow-Origin: *
#     à la place, pour /integration/ :
#       Content-Security-Policy: frame-ancestors *
#       Cross-Origin-Resource-Policy: cross-origin
set -euo pipefail
: "${SEAU:?adresse du seau : s3://mon-seau}"
: "${SERVICE:?adresse du service : https://s3.fr-par.scw.cloud}"
cd "$(dirname "$0")/../.."
# Un autre dossier construit : DIST=…
dist="${DIST:-dist}"
test -f "$dist/index.html" || { echo "$dist est vide : lancez npm run build" >&2; exit 1; }

# Ni les fichiers précompressés, ni .nojekyll ; le type d’un texte dit son jeu de caractères, que la commande ne devine
# pas.
envoyer() {
  local filtre="$1" type="$2" duree="$3"
  shift 3
  aws --endpoint-url "$SERVICE" s3 sync "$dist" "$SEAU" --no-progress --exclude '*' --include "$filtre" "$@" \
    --exclude '*.br' --exclude '*.gz' --exclude '.nojekyll' --content-type "$type" \
    --cache-control "public, max-age=$duree"
}
FIGE='31536000, immutable'

# 1. Les fichiers au nom figé d’abord : aucune page n’appelle ce qui n’est pas encore là.
envoyer '_actifs/*.css' 'text/css; charset=utf-8' "$FIGE"
envoyer '_actifs/*.js' 'text/javascript; charset=utf-8' "$FIGE"
envoyer '_actifs/*.woff2' 'font/woff2' "$FIGE"
envoyer 'pagefind/*.pf_*' 'application/octet-stream' "$FIGE"

# 2. Les données, une heure.
for sorte in 'geojson application/geo+json' 'csv text/csv' 'json application/json' 'xml text/xml'; do
  envoyer "donnees/*.${sorte% *}" "${sorte#* }; charset=utf-8" 3600
done

# 3. Les documents bureautiques, dont la commande ne connaît le type que sur certaines machines.
odf=application/vnd.oasis.opendocument ooxml=application/vnd.openxmlformats-officedocument
for sorte in "odt $odf.text" "ods $odf.spreadsheet" "docx $ooxml.wordprocessingml.document" \
  "xlsx $ooxml.spreadsheetml.sheet" 'ics text/calendar'; do
  envoyer "*.${sorte% *}" "${sorte#* }" 600
done

# 4. Le reste, dix minutes ; les pages en dernier.
for sorte in 'js text/javascript' 'json application/json' 'css text/css' 'xml text/xml' 'txt text/plain' \
  'md text/plain' 'svg image/svg+xml' 'html text/html'; do
  envoyer "*.${sorte% *}" "${sorte#* }; charset=utf-8" 600 --exclude '_actifs/*' --exclude 'donnees/*.json' \
    --exclude 'donnees/*.xml'
done

# 5. Ce que la commande type bien d’elle-même (images, documents), puis le ménage : les anciens fichiers figés restent
#    un temps pour les pages encore en cache.
aws --endpoint-url "$SERVICE" s3 sync "$dist" "$SEAU" --no-progress --exclude '*.br' --exclude '*.gz' \
  --exclude '.nojekyll' --exclude '_actifs/*' --exclude 'pagefind/*.pf_*' --cache-control 'public, max-age=600' --delete
