# Télécharger le tableau des EPCI et celui des contrats
curl --fail --silent --show-error --remote-name ADRESSE/donnees/epci.csv
curl --fail --silent --show-error --remote-name ADRESSE/donnees/contrats.csv
head -n 3 epci.csv
