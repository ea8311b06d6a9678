# Contrôler qu’un fichier est arrivé entier
attendue=$(curl --fail --silent --show-error ADRESSE/donnees/datapackage.json \
  | grep -A 12 '"path": "epci.csv"' | grep -o 'sha256:[0-9a-f]*' | cut -d: -f2)
curl --fail --silent --show-error ADRESSE/donnees/epci.csv -o epci.csv
echo "$attendue  epci.csv" | sha256sum --check
