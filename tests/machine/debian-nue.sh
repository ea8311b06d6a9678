#!/usr/bin/env bash
# Une Debian nue dans un dossier, où rien n’est installé à la main : Node.js 20 et npm 10 seulement, puis les deux
# commandes du README.
#
#   sudo tests/machine/debian-nue.sh [COMMANDE…]
#     défaut : « npm install && npm test », puis « npm install && npm start » jusqu’à la réponse du site
#
# Ce qu’elle fait : mmdebstrap (apt-get install mmdebstrap) écrit une Debian 12 minimale depuis les dépôts d’apt de
# cette machine ; Node.js et npm viennent du registre npm (Debian 12 n’a que Node.js 18) ; le dépôt est cloné à son
# dernier commit. De la machine, la Debian ne reprend que de quoi joindre les dépôts : réglages d’apt, adresse du
# registre npm, certificats. Rien n’y reste : dossier effacé, montages défaits, processus arrêtés.
# LIMITE : durée au plus de chaque commande (défaut : 60m). GARDER=1 : ne pas effacer le dossier.
set -euo pipefail

racine=$(cd "$(dirname "$0")/../.." && pwd)
limite=${LIMITE:-60m}
[ "$(id -u)" = 0 ] || { echo "chroot demande d’être administrateur : sudo $0" >&2; exit 1; }
command -v mmdebstrap > /dev/null || {
  echo "mmdebstrap est introuvable ; installez-le : apt-get install mmdebstrap" >&2
  exit 1
}

travail=$(mktemp -d -t debian-nue-XXXXXX)
nue=$travail/debian
# Place du clone dans la Debian.
depot=srv/contrats-locaux-de-sante

arreter_les_siens() {
  for lien in /proc/[0-9]*/root; do
    case "$(readlink "$lien" 2> /dev/null)" in
      "$nue"*) kill -9 "$(basename "$(dirname "$lien")")" 2> /dev/null || true ;;
    esac
  done
}
ranger() {
  arreter_les_siens
  for montage in dev/shm dev proc; do
    if mountpoint -q "$nue/$montage"; then umount "$nue/$montage" || umount -l "$nue/$montage"; fi
  done
  # Jamais à travers un montage resté en place.
  [ -n "${GARDER:-}" ] || rm -rf --one-file-system "$travail"
}
trap ranger EXIT
trap 'exit 130' INT TERM HUP

dire() { echo "── $(date +%H:%M:%S) $*"; }

dire "Debian minimale"
sources=(/etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list /etc/apt/sources.list)
presentes=()
for fichier in "${sources[@]}"; do [ -f "$fichier" ] && presentes+=("$fichier"); done
mmdebstrap --quiet --mode=root --variant=minbase bookworm "$nue" "${presentes[@]}"
cp -a /etc/apt/apt.conf.d/. "$nue/etc/apt/apt.conf.d/"
cp -L /etc/resolv.conf /etc/hosts "$nue/etc/"

dire "Node.js 20 et npm 10, du registre npm"
poser() { # PAQUET@VERSION DOSSIER
  local archive
  archive=$(cd "$travail" && npm pack --silent "$1")
  mkdir -p "$2"
  tar -xzf "$travail/$archive" -C "$2" --strip-components=1
}
poser "node-linux-$(node -p process.arch)@20" "$nue/usr/local/lib/node"
poser npm@10 "$nue/usr/local/lib/node_modules/npm"
ln -s ../lib/node/bin/node "$nue/usr/local/bin/node"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$nue/usr/local/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$nue/usr/local/bin/npx"

milieu=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
  "npm_config_registry=$(npm config get registry)")
if [ -n "${NODE_EXTRA_CA_CERTS:-}" ]; then
  cp -L "$NODE_EXTRA_CA_CERTS" "$nue/etc/certificats-de-la-machine.crt"
  milieu+=(NODE_EXTRA_CA_CERTS=/etc/certificats-de-la-machine.crt)
fi

mount -t proc proc "$nue/proc"
mount --bind /dev "$nue/dev"
mount -t tmpfs tmpfs "$nue/dev/shm"

dire "Clone de $(git -C "$racine" rev-parse --short HEAD)"
git clone --quiet --no-hardlinks "$racine" "$nue/$depot"

milieu+=("DEMANDE=fetch('http://localhost:4321/').then((r) => r.text()).then((t) => process.exit(t.includes('<h1') ? 0 : 1), () => process.exit(1))")
code=0
executer() {
  local debut=$SECONDS retour=0
  dire "$1"
  timeout --kill-after=30s "$limite" env -i "${milieu[@]}" chroot "$nue" bash -c "cd /$depot && $1" < /dev/null &
  # Attendue de côté : un signal est entendu tout de suite.
  wait $! || retour=$?
  dire "$1 : code $retour, $(((SECONDS - debut) / 60)) min $(((SECONDS - debut) % 60)) s"
  [ "$retour" = 0 ] || code=$retour
}

if [ $# -gt 0 ]; then
  executer "$*"
else
  executer "npm install && npm test"
  # Le site construit répond, puis le serveur est arrêté.
  executer 'npm install && { npm start & for i in $(seq 300); do sleep 1; node -e "$DEMANDE" && exit 0; done; exit 1; }'
  arreter_les_siens
fi
reste=$(git -C "$nue/$depot" status --porcelain)
[ -z "$reste" ] || { echo "Le clone n’est plus intact :"; echo "$reste"; code=1; }
exit $code
