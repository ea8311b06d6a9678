# Les codes sont des textes ; une cellule vide est une valeur absente
site <- "ADRESSE"
lire <- function(fichier, codes) {
  read.csv(paste0(site, "/donnees/", fichier), encoding = "UTF-8",
           na.strings = "", colClasses = codes)
}
epci <- lire("epci.csv", c(siren = "character", departement = "character"))
contrats <- lire("contrats.csv", c(territoire_code = "character"))

table(epci$departement, epci$statut)

# Les contrats de chaque EPCI, du premier au dernier
tous <- merge(epci[c("siren", "nom", "statut")],
              contrats[c("territoire_code", "contrat_nom", "generation", "date_fin")],
              by.x = "siren", by.y = "territoire_code")
tous[order(tous$nom, tous$generation), ]
