# Compter les EPCI par situation, avec la seule bibliothèque standard
import csv, io, urllib.request
from collections import Counter

SITE = "ADRESSE"
with urllib.request.urlopen(f"{SITE}/donnees/epci.csv") as reponse:
    texte = io.TextIOWrapper(reponse, encoding="utf-8", newline="")
    lignes = list(csv.DictReader(texte))

print("Situation au", lignes[0]["statut_au"])
comptes = Counter(ligne["statut_libelle"] for ligne in lignes)
for libelle, nombre in comptes.most_common():
    print(f"{nombre:4}  {libelle}")
