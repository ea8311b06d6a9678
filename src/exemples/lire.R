# Lire les deux tables ; les codes sont des textes, une cellule vide est une valeur absente
epci <- read.csv("ADRESSE/donnees/epci.csv", encoding = "UTF-8", na.strings = "",
                 colClasses = c(siren = "character", departement = "character"))
contrats <- read.csv("ADRESSE/donnees/contrats.csv", encoding = "UTF-8", na.strings = "",
                     colClasses = c(territoire_code = "character", departement = "character"))

table(epci$departement, epci$statut)

# Les contrats de chaque EPCI
tous <- merge(epci[c("siren", "nom", "statut")], contrats, by.x = "siren", by.y = "territoire_code")
tous[order(tous$nom, tous$generation), c("nom", "contrat_nom", "date_signature", "date_fin")]
