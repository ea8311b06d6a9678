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
test -f dist/index.html || { echo "dist/ est vide : lancez npm run build" >&2; exit 1; }

envoyer() { aws --endpoint-url "$SERVICE" s3 sync dist "$SEAU" --no-progress --exclude '*.br' --exclude '*.gz' "$@"; }

# 1. Les fichiers au nom figé d’abord : aucune page n’appelle ce qui n’est pas encore là.
envoyer --exclude '*' --include '_actifs/*' --include 'pagefind/*.pf_*' --exclude '*.br' --exclude '*.gz' \
  --cache-control 'public, max-age=31536000, immutable'

# 2. Ce que la commande ne sait pas typer d’elle-même.
envoyer --exclude '*' --include '*.geojson' --content-type 'application/geo+json; charset=utf-8' --cache-control 'public, max-age=3600'
envoyer --exclude '*' --include '*.csv' --content-type 'text/csv; charset=utf-8' --cache-control 'public, max-age=3600'

# 3. Le reste, pages comprises, puis le ménage : les anciens fichiers figés restent un temps pour les pages encore en cache.
envoyer --exclude '_actifs/*' --exclude 'pagefind/*.pf_*' --exclude '*.geojson' --exclude '*.csv' --cache-control 'public, max-age=600' --delete
