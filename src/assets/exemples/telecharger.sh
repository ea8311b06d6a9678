# Télécharger le tableau des EPCI et celui des contrats
site=ADRESSE
curl --fail --silent --show-error --remote-name "$site/donnees/epci.csv"
curl --fail --silent --show-error --remote-name "$site/donnees/contrats.csv"
head -n 3 epci.csv
