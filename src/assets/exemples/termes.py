# Lister les contrats dont une source publie le terme, et leurs sources
import json, urllib.request

SITE = "ADRESSE"
with urllib.request.urlopen(f"{SITE}/donnees/contrats.json") as reponse:
    donnees = json.load(reponse)

for contrat in donnees["contrats"]:
    if contrat["date_fin_nature"] == "publiee":
        print(contrat["contrat_nom"], ":", contrat["date_fin"])
        for source in contrat["sources"]:
            print("   ", source["editeur"], source["adresse"])
