# Contrôler qu’un fichier est arrivé entier
site=ADRESSE
curl --fail --silent --show-error --remote-name "$site/donnees/datapackage.json"
curl --fail --silent --show-error --remote-name "$site/donnees/epci.csv"
somme=$(grep -A 12 '"path": "epci.csv"' datapackage.json | grep -o '[0-9a-f]\{64\}')
echo "$somme  epci.csv" | sha256sum --check
