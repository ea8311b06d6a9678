# Compter les EPCI par situation, avec la seule bibliothèque standard
import csv, io, urllib.request
from collections import Counter

with urllib.request.urlopen("ADRESSE/donnees/epci.csv") as reponse:
    lignes = list(csv.DictReader(io.TextIOWrapper(reponse, encoding="utf-8")))

print("Situation au", lignes[0]["statut_au"])
for libelle, nombre in Counter(l["statut_libelle"] for l in lignes).most_common():
    print(f"{nombre:4}  {libelle}")
